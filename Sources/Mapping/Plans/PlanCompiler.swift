internal import OncologyRecord
internal import StructureTape

/// Compiles a mapping file for a version.
struct PlanCompiler {
    var plan: LayoutPlan
    let file: String
    let resources: any MappingResources
    var tables: [String: CodeTable] = [:]
    /// References to blocks that are named later.
    var pendingReferences: [(block: Int, relation: Int, alternative: Int, name: String, line: Int, column: Int)] = []

    init(_ layout: LayoutFile, version: Int?, schema: Schema, resources: any MappingResources, file: String) {
        self.file = file
        self.resources = resources
        plan = LayoutPlan(
            layout: layout, version: version, schema: schema, names: NameTable(), nameList: [],
            key: Array(layout.name.utf8))
        let blank = schema.groups.map { [Bool](repeating: false, count: $0.fields.count) }
        plan.wordBytes = schema.lists.map { $0.words.map { Array($0.utf8) } }
        plan.writable = blank
        plan.readable = blank
    }

    mutating func compile(extraColumns: [String]) throws(LayoutFailure) -> LayoutPlan {
        if let dictionary = plan.layout.dictionary { try load(dictionary) }
        plan.scopes.append(PlanScope())
        if plan.layout.format == .csv {
            for name in Self.columns(plan.layout.root, plan.version) + extraColumns { _ = intern(name) }
            plan.columnCount = plan.names.count
        }
        let root = try block(plan.layout.root, scope: 0, parent: -1, isHome: true)
        plan.scopes[0].home = root
        plan.scopes[0].blocks = [root]
        try resolveReferences()
        for name in plan.layout.drops { plan.dropped.append(intern(name)) }
        plan.names.pin()
        finishNodes()
        return plan
    }

    /// Interns a plan name.
    mutating func intern(_ name: String) -> Int32 {
        let before = plan.names.count
        let index = plan.names.intern(Array(name.utf8).span)
        if plan.names.count > before { plan.nameList.append(name) }
        return index
    }

    private mutating func load(_ name: String) throws(LayoutFailure) {
        guard let text = resources.dictionary(name) else {
            throw LayoutFailure(file: file, line: 1, column: 1, message: "the dictionary \"\(name)\" was not found")
        }
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let header = lines.first.map { $0.split(separator: "\t").map(String.init) } ?? []
        func column(_ name: String) -> Int? { header.firstIndex(of: name) }
        guard let id = column("id"), let level = column("level"), let length = column("length"),
            let padding = column("padding"), let types = column("recordTypes"), let since = column("since"),
            let until = column("until")
        else {
            throw LayoutFailure(
                file: name, line: 1, column: 1,
                message: "a dictionary has the columns id, level, length, padding, recordTypes, since and until")
        }
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == header.count else { continue }
            let range = (Int(cells[since]) ?? 0)...max(Int(cells[since]) ?? 0, Int(cells[until]) ?? Int.max)
            let index = Int(intern(cells[id]))
            let item = DictionaryItem(
                level: cells[level], length: Int(cells[length]) ?? 0, zeroPadded: cells[padding] == "leftZero",
                recordTypes: cells[types], known: plan.version.map(range.contains) ?? true)
            if index == plan.items.count { plan.items.append(item) } else if item.known { plan.items[index] = item }
        }
    }

    /// The columns that a CSV layout writes, in file order.
    private static func columns(_ block: LayoutFile.Block, _ version: Int?) -> [String] {
        block.entries.flatMap { entry -> [String] in
            switch entry {
            case .block(let inner): columns(inner, version)
            case .relation(let relation):
                relation.alternatives.filter { $0.direction != .read }.filter { alternative in
                    version.map { alternative.versions?.contains($0) ?? true } ?? true
                }.flatMap { $0.places.compactMap(\.steps.first?.name) }
            }
        }
    }

    /// The trie node of a place in a scope, made when needed.
    mutating func node(_ place: Place, in scope: Int, name: String?) -> Int32 {
        var current: Int32 = 0
        for step in place.steps {
            let id = intern(step.name)
            current = child(of: current, in: scope, name: id, selector: .none, token: step.name)
            if step.selector != .none {
                current = child(of: current, in: scope, name: -1, selector: step.selector, token: Place.token(step.selector))
                addTests(step.selector, at: current, in: scope)
            }
        }
        return current
    }

    private mutating func child(
        of parent: Int32, in scope: Int, name: Int32, selector: Place.Selector, token: String
    ) -> Int32 {
        let known = name >= 0 ? plan.scopes[scope].nodes[Int(parent)].members : plan.scopes[scope].nodes[Int(parent)].items
        for index in known {
            let node = plan.scopes[scope].nodes[Int(index)]
            if node.name == name, node.selector == selector { return index }
        }
        var node = PlanNode()
        node.name = name
        node.selector = selector
        node.parent = parent
        node.token = Array(token.utf8)
        let index = Int32(plan.scopes[scope].nodes.count)
        plan.scopes[scope].nodes.append(node)
        if name >= 0 {
            plan.scopes[scope].nodes[Int(parent)].members.append(index)
        } else {
            plan.scopes[scope].nodes[Int(parent)].items.append(index)
        }
        return index
    }

    /// An equality of a selector is a constant below the item: tested on reading, made on writing.
    private mutating func addTests(_ selector: Place.Selector, at node: Int32, in scope: Int) {
        guard case .tests(let tests) = selector else { return }
        for test in tests where !test.negated {
            var current = node
            for name in test.path {
                var bare = name
                var inner = Place.Selector.none
                if name.hasSuffix("]"), let open = name.firstIndex(of: "[") {
                    bare = String(name[..<open])
                    inner = .index(Int(name[name.index(after: open)...].dropLast()) ?? 0)
                }
                current = child(of: current, in: scope, name: intern(bare), selector: .none, token: bare)
                if inner != .none {
                    current = child(of: current, in: scope, name: -1, selector: inner, token: Place.token(inner))
                }
            }
            plan.scopes[scope].nodes[Int(current)].constant = constant(test.value)
            _ = capture(current, in: scope)
        }
    }

    /// Stores a constant's text.
    mutating func constant(_ text: String) -> Int32 {
        let bytes = Array(text.utf8)
        if let index = plan.constants.firstIndex(of: bytes) { return Int32(index) }
        plan.constants.append(bytes)
        return Int32(plan.constants.count - 1)
    }

    /// The capture number of a trie node, given when needed.
    mutating func capture(_ node: Int32, in scope: Int) -> Int32 {
        let known = plan.scopes[scope].nodes[Int(node)].capture
        if known >= 0 { return known }
        let number = Int32(plan.scopes[scope].captureCount)
        plan.scopes[scope].captureCount += 1
        plan.scopes[scope].nodes[Int(node)].capture = number
        return number
    }

    /// Makes look-up tables, marks lists of values, sorts XML items into dictionary order.
    private mutating func finishNodes() {
        let count = plan.names.count
        for scope in plan.scopes.indices {
            for index in plan.scopes[scope].nodes.indices {
                var node = plan.scopes[scope].nodes[index]
                if plan.layout.format == .xml {
                    let nodes = plan.scopes[scope].nodes
                    node.members.sort { nodes[Int($0)].name < nodes[Int($1)].name }
                }
                if node.members.count > 6 {
                    node.table = [Int32](repeating: -1, count: count)
                    for member in node.members {
                        node.table[Int(plan.scopes[scope].nodes[Int(member)].name)] = member
                    }
                }
                var up = Int32(index)
                while up >= 0, !node.isMultiple {
                    node.isMultiple = plan.scopes[scope].nodes[Int(up)].selector == .any
                    up = plan.scopes[scope].nodes[Int(up)].parent
                }
                plan.scopes[scope].nodes[index] = node
            }
        }
    }
}

extension Place {
    /// How a selector is written in the key of an extra.
    static func token(_ selector: Selector) -> String {
        let text = Place(steps: [Step(name: "", selector: selector)]).description
        return text
    }
}
