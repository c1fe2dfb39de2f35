internal import OncologyRecord
internal import StructureTape

/// Reads a mapping file into a `LayoutFile`, refusing whatever the schema or the language does not know.
struct LayoutParser {
    let file: String
    let schema: Schema
    var lets: [String: String] = [:]

    static let layoutKeys = [
        "layout", "format", "version", "versions", "title", "source", "let", "xml", "dictionary", "canonical",
        "recognise", "fields", "rest", "drop",
    ]
    static let blockKeys = [
        "each", "at", "resource", "as", "n", "number", "merge", "otherwise", "of", "exists", "limit", "order", "id",
        "where", "joined", "untied", "asserted", "fields",
    ]

    init(file: String, schema: Schema) {
        self.file = file
        self.schema = schema
    }

    mutating func parse(_ text: String) throws(LayoutFailure) -> LayoutFile {
        let map = try KeyedMap(YAMLTree(text, file: file), allowed: Self.layoutKeys, what: "a layout", file: file)
        let formatText = try map.required("format")
        guard let format = LayoutFile.Format(rawValue: formatText) else {
            let known = LayoutFile.Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw map.failure(map.tree["format"], "unknown format \"\(formatText)\" (known: \(known))")
        }
        for pair in map.tree["let"]?.pairs ?? [] {
            guard let key = pair.key.text, let value = pair.value.text else {
                throw map.failure(pair.value, "a short name stands for one text")
            }
            lets[key] = value
        }
        let rest = try map.text("rest") ?? "keep"
        guard rest == "keep" || rest == "drop" else {
            throw map.failure(map.tree["rest"], "\"rest\" must be keep or drop, found \"\(rest)\"")
        }
        var versions: [Int] = []
        for text in try map.texts("versions") {
            guard let number = Int(text) else { throw map.failure(map.tree["versions"], "a version is a number") }
            versions.append(number)
        }
        var layout = LayoutFile(
            name: try map.required("layout"), format: format, title: try map.text("title") ?? "",
            source: try map.text("source") ?? "", versions: versions.sorted(), shape: try shape(map),
            dictionary: try map.text("dictionary"), keepsRest: rest == "keep", drops: try map.texts("drop"),
            recognised: try map.texts("recognise"), isCanonical: try map.flag("canonical"), root: LayoutFile.Block())
        guard format != .xml || layout.shape != nil else {
            throw map.failure(map.tree["format"], "an xml layout needs the key \"xml\" with root, record, item, name and namespace")
        }
        layout.root.line = map.tree.line
        layout.root.column = map.tree.column
        if layout.isCanonical {
            guard map.tree["fields"] == nil else {
                throw map.failure(map.tree["fields"], "a canonical layout has all fields of the schema; remove \"fields\"")
            }
            layout.root = CanonicalLayout.root(schema)
        } else {
            guard let fields = map.tree["fields"] else { throw map.failure(nil, "key \"fields\" is missing") }
            layout.root.entries = try entries(fields, group: 0, enclosing: [0])
        }
        return layout
    }

    private func shape(_ map: KeyedMap) throws(LayoutFailure) -> XMLShape? {
        guard let node = map.tree["xml"] else { return nil }
        let keys = ["root", "record", "groups", "item", "name", "number", "namespace"]
        let shape = try KeyedMap(node, allowed: keys, what: "the xml shape", file: file)
        return XMLShape(
            root: try shape.required("root"), record: try shape.required("record"), groups: try shape.texts("groups"),
            item: try shape.required("item"), itemName: try shape.required("name"), itemNumber: try shape.text("number"),
            namespace: try shape.required("namespace"))
    }

    /// Parses the list under `fields`.
    func entries(_ node: YAMLTree, group: Int, enclosing: [Int]) throws(LayoutFailure) -> [LayoutFile.Entry] {
        guard case .list(let items) = node.kind else {
            throw LayoutFailure(
                file: file, line: node.line, column: node.column, message: "\"fields\" must be a list of relations and blocks")
        }
        var entries: [LayoutFile.Entry] = []
        for item in items {
            if item["each"] != nil {
                for block in try blocks(item, group: group, enclosing: enclosing) { entries.append(.block(block)) }
            } else {
                entries.append(.relation(try relation(item, group: group, enclosing: enclosing)))
            }
        }
        return entries
    }

    /// Parses a block; one with `n: a..b` becomes several.
    private func blocks(_ node: YAMLTree, group: Int, enclosing: [Int]) throws(LayoutFailure) -> [LayoutFile.Block] {
        let map = try KeyedMap(node, allowed: Self.blockKeys, what: "a block", file: file)
        let path = try map.required("each")
        let full = path.hasPrefix(".") ? "\(schema.groups[group].path)\(path)" : path
        guard let own = schema.group(full) else {
            let near = Spelling.nearest(to: full, among: schema.groups.map(\.path)).map { "; did you mean \"\($0)\"?" } ?? ""
            throw map.failure(map.tree["each"], "unknown group \"\(path)\"\(near)")
        }
        let parent = schema.groups[own].parent
        let isJoined = try map.flag("joined")
        guard own == 0 || parent <= 0 || enclosing.contains(parent) || isJoined else {
            throw map.failure(
                map.tree["each"], "\"\(full)\" stands inside \"\(schema.groups[parent].path)\": put the block into one of that group")
        }
        var block = LayoutFile.Block()
        block.line = node.line
        block.column = node.column
        block.group = own
        block.name = try map.text("as") ?? ""
        if let place = try map.text("at") { block.source = .child(try self.place(place, map.tree["at"])) }
        if let type = try map.text("resource") { block.source = .resource(type) }
        block.merge = try places(map, "merge")
        block.otherwise = try places(map, "otherwise")
        block.limit = try map.number("limit") ?? 0
        block.idSuffix = try map.text("id") ?? ""
        block.isJoined = isJoined
        block.isUntied = try map.flag("untied")
        if let name = try map.text("of") { block.link = try field(name, of: own, map.tree["of"]) }
        if let name = try map.text("order") { block.order = try field(name, of: own, map.tree["order"]) }
        if let name = try map.text("number") { block.numberField = try field(name, of: own, map.tree["number"]) }
        for pair in map.tree["where"]?.pairs ?? [] {
            guard let name = pair.key.text, let word = pair.value.text else { throw map.failure(pair.value, "expected a word") }
            block.constraints.append(
                LayoutFile.Constraint(field: try field(name, of: own, pair.key), word: word))
        }
        for pair in map.tree["asserted"]?.pairs ?? [] {
            let refused = pair.value.items.compactMap(\.text)
            block.asserted.append((try place(pair.key.text ?? "", pair.key), refused))
        }
        for item in map.tree["exists"]?.items ?? [] {
            let test = try KeyedMap(item, allowed: ["at", "except", "only"], what: "a test of existence", file: file)
            block.exists.append(
                LayoutFile.Existence(
                    place: try place(try test.required("at"), item["at"]), except: try test.texts("except"),
                    only: try test.texts("only")))
        }
        guard let fields = map.tree["fields"] else { throw map.failure(nil, "key \"fields\" is missing in the block") }
        block.entries = try entries(fields, group: own, enclosing: enclosing + [own])
        guard let range = try map.text("n") else { return [block] }
        guard let numbers = Self.range(range), numbers.count <= 99 else {
            throw map.failure(map.tree["n"], "expected a range such as 1..3, found \"\(range)\"")
        }
        return numbers.map { Numbering.numbered(block, $0) }
    }

    private func places(_ map: KeyedMap, _ key: String) throws(LayoutFailure) -> [Place] {
        var places: [Place] = []
        for text in try map.texts(key) { places.append(try place(text, map.tree[key])) }
        return places
    }

    /// Parses a place of a layout file.
    func place(_ text: String, _ node: YAMLTree?) throws(LayoutFailure) -> Place {
        guard let place = Place(text, lets: lets) else {
            throw LayoutFailure(
                file: file, line: node?.line ?? 1, column: node?.column ?? 1,
                message: "\"\(text)\" is no place; expected names divided by dots, with [n] or [name=value] behind a list")
        }
        return place
    }

    /// Finds a field of a group by name.
    func field(_ name: String, of group: Int, _ node: YAMLTree?) throws(LayoutFailure) -> Int {
        let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
        if let index = schema.groups[group].index(of: bare) { return index }
        let known = schema.groups[group].fields.map(\.name)
        let near = Spelling.nearest(to: bare, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        throw LayoutFailure(
            file: file, line: node?.line ?? 1, column: node?.column ?? 1,
            message: "\"\(schema.groups[group].path)\" has no field \"\(bare)\"\(near)")
    }

    /// Reads `1..3`; a missing end is open.
    static func range(_ text: String) -> ClosedRange<Int>? {
        guard let dots = text.firstRange(of: "..") else { return Int(text).map { $0...$0 } }
        let low = text[..<dots.lowerBound].isEmpty ? 0 : Int(text[..<dots.lowerBound])
        let high = text[dots.upperBound...].isEmpty ? Int.max : Int(text[dots.upperBound...])
        guard let low, let high, low <= high else { return nil }
        return low...high
    }
}
