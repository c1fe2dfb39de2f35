internal import OncologyRecord

extension LayoutParser {
    static let alternativeKeys = [
        "at", "date", "unit", "pad", "int", "decimal", "table", "concept", "quantity", "topography", "present", "link",
        "identity", "const", "match", "absent", "only", "in",
    ]
    static let relationKeys =
        ["is", "choose", "key", "derived", "makes", "when", "unless"] + alternativeKeys

    /// Parses one relation.
    func relation(_ node: YAMLTree, group: Int, enclosing: [Int]) throws(LayoutFailure) -> LayoutFile.Relation {
        let map = try KeyedMap(node, allowed: Self.relationKeys, what: "a relation", file: file)
        var relation = LayoutFile.Relation()
        relation.line = node.line
        relation.column = node.column
        relation.isKey = try map.flag("key")
        relation.isDerived = try map.flag("derived")
        relation.makes = try map.flag("makes", default: true)
        relation.condition = try condition(map, group: group)
        if let name = try map.text("is") {
            relation.target = try target(name, group: group, enclosing: enclosing, map.tree["is"])
        }
        let type = relation.target.map { schema.groups[$0.group].fields[$0.field].type }
        if let choices = map.tree["choose"] {
            guard node["at"] == nil else { throw map.failure(node["at"], "\"at\" stands inside \"choose\"") }
            for choice in choices.items {
                if let text = choice.text {
                    var alternative = try self.alternative(map, type: type)
                    alternative.places = [try place(text, choice)]
                    relation.alternatives.append(alternative)
                } else {
                    let inner = try KeyedMap(choice, allowed: Self.alternativeKeys, what: "a choice", file: file)
                    relation.alternatives.append(try alternative(inner, type: type))
                }
            }
        } else {
            relation.alternatives = [try alternative(map, type: type)]
        }
        for alternative in relation.alternatives where alternative.places.isEmpty {
            throw map.failure(nil, "key \"at\" is missing: where does the value stand?")
        }
        let isConstant = relation.alternatives.contains {
            switch $0.codec {
            case .constant, .identity: true
            case .reference: relation.target == nil
            default: false
            }
        }
        guard relation.target != nil || isConstant else {
            throw map.failure(nil, "key \"is\" is missing: which canonical field is it? (or give \"const\" or \"link\")")
        }
        return relation
    }

    private func condition(_ map: KeyedMap, group: Int) throws(LayoutFailure) -> LayoutFile.Condition? {
        let negated = map.tree["unless"] != nil
        guard let text = try map.text(negated ? "unless" : "when") else { return nil }
        let node = map.tree[negated ? "unless" : "when"]
        guard let equal = text.firstIndex(of: "=") else { throw map.failure(node, "expected field=word, found \"\(text)\"") }
        var name = String(text[..<equal]).trimmingBlanks
        var owner = group
        if name.hasPrefix("patient.") {
            owner = 0
            name.removeFirst("patient.".count)
        }
        return LayoutFile.Condition(
            group: owner, field: try field(name, of: owner, node),
            word: String(text[text.index(after: equal)...]).trimmingBlanks, negated: negated)
    }

    /// Parses one way of standing in the document.
    private func alternative(_ map: KeyedMap, type: Schema.FieldType?) throws(LayoutFailure) -> LayoutFile.Alternative {
        var result = LayoutFile.Alternative()
        result.line = map.tree.line
        result.column = map.tree.column
        if let only = try map.text("only") {
            guard only == "read" || only == "write" else {
                throw map.failure(map.tree["only"], "\"only\" must be read or write, found \"\(only)\"")
            }
            result.direction = only == "read" ? .read : .write
        }
        if let range = try map.text("in") {
            guard let versions = Self.range(range) else {
                throw map.failure(map.tree["in"], "expected versions such as 210..250, found \"\(range)\"")
            }
            result.versions = versions
        }
        for pair in map.tree["absent"]?.pairs ?? [] {
            guard let code = pair.key.text, let word = pair.value.text,
                let state = ValueState.allCases.first(where: { $0.word == word }), state != .known
            else {
                throw map.failure(pair.value, "a sentinel stands for blank, unknown, notApplicable or invalid")
            }
            result.absent.append((code, state))
        }
        result.isMatch = try map.flag("match")
        result.codec = try codec(map, type: type)
        if let at = map.tree["at"] {
            if at.isMap {
                guard case .tuple = result.codec else {
                    throw map.failure(at, "several places need \"table\" with one column for each")
                }
                for pair in at.pairs { result.places.append(try place(pair.value.text ?? "", pair.value)) }
            } else {
                result.places = try expand(place(at.text ?? "", at), result.codec)
            }
        }
        return result
    }

    /// The places that a codec of several parts reads, from the one place that is written in the file.
    func expand(_ place: Place, _ codec: LayoutFile.Codec) -> [Place] {
        func under(_ names: String...) -> Place {
            var copy = place
            copy.steps += names.map { Place.Step(name: $0, selector: .none) }
            return copy
        }
        switch codec {
        case .quantity: return [under("value"), under("code"), under("system"), under("unit")]
        case .concept: return [place]
        default: return [place]
        }
    }

    private func codec(_ map: KeyedMap, type: Schema.FieldType?) throws(LayoutFailure) -> LayoutFile.Codec {
        if let value = try map.text("const") { return .constant(Place.expand(value, lets: lets)) }
        if let word = try map.text("present") { return .present(word) }
        if let block = try map.text("link") { return .reference(block: block) }
        if try map.flag("identity") { return .identity }
        if try map.flag("topography") { return .topography }
        if try map.flag("quantity") { return .quantity }
        if let table = try map.text("concept") {
            let parts = try tableParts(table, map.tree["concept"])
            return .concept(name: parts.name, column: parts.column, filter: parts.filter)
        }
        if let table = try map.text("table") {
            if let at = map.tree["at"], at.isMap {
                return .tuple(name: table, columns: at.pairs.compactMap(\.key.text))
            }
            let parts = try tableParts(table, map.tree["table"])
            return .table(name: parts.name, column: parts.column, filter: parts.filter)
        }
        if let form = try map.text("date") {
            switch form {
            case "iso", "yyyy-MM-dd": return .date(.iso)
            case "yyyyMMdd": return .date(.compact)
            case "dateTime": return .date(.dateTime)
            default: throw map.failure(map.tree["date"], "unknown date form \"\(form)\" (known: iso, yyyyMMdd, dateTime)")
            }
        }
        let width = try map.number("pad") ?? 0
        guard width <= 18 else { throw map.failure(map.tree["pad"], "a number has at most 18 digits") }
        if let symbol = try map.text("unit") {
            guard let unit = Dose.Unit(symbol: symbol) else {
                throw map.failure(map.tree["unit"], "unknown unit \"\(symbol)\" (known: cGy, Gy, mGy)")
            }
            guard type == .dose else { throw map.failure(map.tree["unit"], "\"unit\" is for doses; this field is no dose") }
            return .dose(unit, width: width)
        }
        if try map.flag("int") { return .count(width: width) }
        if try map.flag("decimal") { return .decimal }
        switch type {
        case .date: return .date(.iso)
        case .dose: throw map.failure(nil, "a dose needs \"unit\": cGy, Gy or mGy")
        case .count: return .count(width: width)
        case .decimal, .percent: return .decimal
        default: return .text
        }
    }

    private func tableParts(
        _ text: String, _ node: YAMLTree?
    ) throws(LayoutFailure) -> (name: String, column: String, filter: [String]) {
        let failure = LayoutFailure(
            file: file, line: node?.line ?? 1, column: node?.column ?? 1,
            message: "expected table.column, perhaps table[column=word].column, found \"\(text)\"")
        guard let place = Place(text, lets: [:]), place.steps.count == 2 else { throw failure }
        var filter: [String] = []
        if case .tests(let tests) = place.steps[0].selector {
            for test in tests { filter += [test.path.joined(separator: "."), test.value] }
        }
        return (place.steps[0].name, place.steps[1].name, filter)
    }

    /// Parses a canonical name: `patient.id`, `.site`, `assessments[kind=pain,course=^].score`, `.event>kind`.
    private func target(
        _ text: String, group: Int, enclosing: [Int], _ node: YAMLTree?
    ) throws(LayoutFailure) -> LayoutFile.Target {
        func failure(_ message: String) -> LayoutFailure {
            LayoutFailure(file: file, line: node?.line ?? 1, column: node?.column ?? 1, message: message)
        }
        if let arrow = text.firstIndex(of: ">") {
            let link = try field(String(text[..<arrow]), of: group, node)
            let other = schema.groups[group].fields[link].target
            guard other >= 0 else { throw failure("\"\(text[..<arrow])\" is no link, so nothing can stand behind \">\"") }
            let name = String(text[text.index(after: arrow)...])
            return LayoutFile.Target(
                owner: .through(link: link, group: other), group: other, field: try field(name, of: other, node))
        }
        if text.hasPrefix(".") {
            return LayoutFile.Target(owner: .current, group: group, field: try field(text, of: group, node))
        }
        if let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close {
            guard let other = schema.group(String(text[..<open])) else { throw failure("unknown group \"\(text[..<open])\"") }
            var constraints: [LayoutFile.Constraint] = []
            var link = -1
            for part in text[text.index(after: open)..<close].split(separator: ",") {
                let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
                guard sides.count == 2 else { throw failure("expected field=word inside the brackets") }
                let index = try field(sides[0], of: other, node)
                if sides[1] == "^" { link = index } else {
                    constraints.append(LayoutFile.Constraint(field: index, word: sides[1]))
                }
            }
            let name = String(text[text.index(close, offsetBy: 1)...])
            return LayoutFile.Target(
                owner: .satellite(group: other, constraints: constraints, link: link), group: other,
                field: try field(name, of: other, node))
        }
        let candidates = enclosing.reversed().map { ($0, schema.groups[$0].path + ".") }
        for (candidate, prefix) in candidates where text.hasPrefix(prefix) {
            guard let index = schema.groups[candidate].index(of: String(text.dropFirst(prefix.count))) else { continue }
            let owner: LayoutFile.Target.Owner = candidate == group ? .current : .enclosing(candidate)
            return LayoutFile.Target(owner: owner, group: candidate, field: index)
        }
        let known = schema.groups[group].fields.map { "\(schema.groups[group].path).\($0.name)" }
        let near = Spelling.nearest(to: text, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        throw failure("no field \"\(text)\" can be reached from here\(near)")
    }
}
