internal import OncologyRecord
internal import StructureTape

extension PlanCompiler {
    /// Compiles one way of standing in the document.
    mutating func alternative(
        _ source: LayoutFile.Alternative, relation: PlanRelation, block: Int, number: Int, order: Int
    ) throws(LayoutFailure) -> PlanAlternative {
        let scope = plan.blocks[block].scope
        var codec = PlanCodec.text
        let file = self.file
        func failure(_ message: String) -> LayoutFailure {
            LayoutFailure(file: file, line: source.line, column: source.column, message: message)
        }
        switch source.codec {
        case .text:
            if relation.list >= 0 {
                let index = try wordColumn(relation.list)
                codec = .column(index)
            }
        case .topography: codec = .topography
        case .date(let form): codec = .date(form)
        case .dose(let unit, let width): codec = .dose(unit, width: width)
        case .count(let width): codec = .count(width: width)
        case .decimal: codec = .decimal
        case .canonical: codec = .canonical
        case .quantity: codec = .quantity
        case .identity: codec = .identity
        case .table(let name, let column, let filter):
            let index = try self.column(name, column, filter, relation, failure)
            codec = .column(index)
        case .concept(let name, let column, let filter):
            let index = try self.column(name, column, filter, relation, failure)
            codec = .concept(index)
        case .tuple(let name, let columns):
            let index = try tuple(name, columns, relation, failure)
            codec = .tuple(index)
        case .present(let word):
            let compiled = try constraint(
                LayoutFile.Constraint(field: relation.field, word: word), group: relation.group, line: source.line,
                column: source.column)
            codec = .present(word: compiled.word)
        case .reference(let name):
            pendingReferences.append((block, number, order, name, source.line, source.column))
            codec = .reference(block: -1)
        case .constant(let text):
            let index = constant(text)
            codec = .constant(index)
        }
        var captures: [Int32] = []
        var length = 0
        for place in places(source) {
            let node = node(place, in: scope, name: nil)
            captures.append(capture(node, in: scope))
            if case .canonical = source.codec { plan.scopes[scope].nodes[Int(node)].takesContainer = true }
            if case .constant(let text) = source.codec {
                plan.scopes[scope].nodes[Int(node)].constant = constant(text)
                if source.isMatch {
                    plan.scopes[scope].nodes[Int(node)].isFixed = true
                    plan.blocks[block].match.append((place, Array(text.utf8)))
                } else if relation.condition == nil, !plan.blocks[block].resource.isEmpty {
                    plan.scopes[scope].nodes[Int(node)].isFixed = true
                }
            }
            if !plan.items.isEmpty, let name = place.steps.first?.name {
                let item = Int(intern(name))
                if item < plan.items.count { length = plan.items[item].length }
            }
        }
        return PlanAlternative(
            codec: codec, captures: captures, reads: source.direction != .write, writes: source.direction != .read,
            absent: source.absent.map { (Array($0.code.utf8), $0.state) }, length: length)
    }

    /// The places of an alternative; a concept has three below the one that is written.
    private func places(_ source: LayoutFile.Alternative) -> [Place] {
        guard case .concept = source.codec, let base = source.places.first, !base.steps.isEmpty else { return source.places }
        // coding[system=X] names the coding; its code, display and the concept's text are read together
        var concept = base
        concept.steps.removeLast()
        func step(_ name: String) -> Place.Step { Place.Step(name: name, selector: .none) }
        let uncoded = Place.Step(
            name: "coding",
            selector: .tests([Place.Test(path: ["system"], value: "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", negated: false)]))
        return [
            Place(steps: base.steps + [step("code")]), Place(steps: base.steps + [step("display")]),
            Place(steps: concept.steps + [step("text")]), Place(steps: concept.steps + [uncoded, step("code")]),
        ]
    }

    /// The words of a closed list as a column of their own: code and word are the same.
    private mutating func wordColumn(_ list: Int) throws(LayoutFailure) -> Int {
        let name = "@\(plan.schema.lists[list].name)"
        if let index = plan.columns.firstIndex(where: { $0.name == "\(name).word" }) { return index }
        var text = "canonical\tword\treads\n"
        for word in plan.schema.lists[list].words { text += "\(word)\t\(word)\tword\n" }
        text += "@unknown\tunknown\tword\n@notApplicable\tnotApplicable\tword\n"
        let table = try CodeTable(name: name, text: text)
        plan.columns.append(
            try CodeColumn(table, column: "word", filter: [], words: plan.schema.lists[list].words) {
                LayoutFailure(file: name, line: 1, column: 1, message: $0)
            })
        return plan.columns.count - 1
    }

    private mutating func table(_ name: String, _ failure: (String) -> LayoutFailure) throws(LayoutFailure) -> CodeTable {
        if let table = tables[name] { return table }
        guard let text = resources.table(name) else { throw failure("the code table \"\(name)\" was not found") }
        let table = try CodeTable(name: name, text: text)
        tables[name] = table
        return table
    }

    private mutating func column(
        _ name: String, _ column: String, _ filter: [String], _ relation: PlanRelation,
        _ failure: (String) -> LayoutFailure
    ) throws(LayoutFailure) -> Int {
        let words = relation.list >= 0 ? plan.schema.lists[relation.list].words : nil
        let table = try table(name, failure)
        plan.columns.append(try CodeColumn(table, column: column, filter: filter, words: words, fail: failure))
        return plan.columns.count - 1
    }

    private mutating func tuple(
        _ name: String, _ columns: [String], _ relation: PlanRelation, _ failure: (String) -> LayoutFailure
    ) throws(LayoutFailure) -> Int {
        let table = try table(name, failure)
        for column in columns where table.index(of: column) == nil {
            throw failure("table \"\(name)\" has no column \"\(column)\"")
        }
        guard relation.list >= 0 else { throw failure("several places need a field with a closed list of words") }
        let words = plan.schema.lists[relation.list].words
        var rows: [(meaning: CodeColumn.Meaning, cells: [[UInt8]], reads: Bool, relation: CodeRelation)] = []
        for row in table.rows {
            var word = table.cell(row, "canonical")
            if word == "@none" { word = "none" }
            let meaning: CodeColumn.Meaning
            if let state = ValueState.allCases.first(where: { "@\($0.word)" == word }) {
                meaning = .state(state)
            } else if let index = words.firstIndex(of: word) {
                meaning = .word(Int32(index))
            } else {
                throw failure("table \"\(name)\" uses the word \"\(word)\", which the field's list does not have")
            }
            let cells = columns.map { Array(table.cell(row, $0).utf8) }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            let reads = table.cell(row, "reads").split(separator: " ").contains { word in columns.contains(String(word)) }
            let standing = CodeRelation(rawValue: table.cell(row, "relation.\(columns[0])")) ?? .exact
            rows.append((meaning, cells, reads, standing))
        }
        plan.tuples.append(TuplePlan(rows: rows))
        return plan.tuples.count - 1
    }
}
