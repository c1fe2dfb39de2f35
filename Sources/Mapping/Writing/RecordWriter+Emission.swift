internal import OncologyRecord
internal import StructureTape

extension RecordWriter {
    /// Writes the object of a filled frame: whatever holds a value, with the constants beside it.
    mutating func emit(scope: Int, frame: Int, name: Int32, _ record: Record, _ tape: inout Tape) {
        let base = live.count
        findLive(scope, frame, base)
        node(0, scope, frame, base, name, record, &tape)
        live.removeLast(live.count - base)
    }

    private mutating func findLive(_ scope: Int, _ frame: Int, _ base: Int) {
        let nodes = plan.scopes[scope].nodes
        live.append(contentsOf: repeatElement(false, count: nodes.count))
        for index in stride(from: nodes.count - 1, through: 0, by: -1) {
            let node = nodes[index]
            var isLive = live[base + index] || node.isFixed
            if node.capture >= 0, outputs[frame + Int(node.capture)].kind != .none { isLive = true }
            if node.isMultiple, node.capture >= 0, multiples.contains(where: { $0.capture == frame + Int(node.capture) }) {
                isLive = true
            }
            live[base + index] = isLive
            if isLive, node.parent >= 0 { live[base + Int(node.parent)] = true }
        }
        for entry in nested where entry.frame == frame { raise(entry.trie, nodes, base) }
        for entry in attached where entry.frame == frame { raise(entry.trie, nodes, base) }
        live[base] = true
    }

    private mutating func raise(_ trie: Int32, _ nodes: [PlanNode], _ base: Int) {
        var up = trie
        while up >= 0 {
            live[base + Int(up)] = true
            up = nodes[Int(up)].parent
        }
    }

    private mutating func node(
        _ index: Int32, _ scope: Int, _ frame: Int, _ base: Int, _ name: Int32, _ record: Record, _ tape: inout Tape
    ) {
        let node = plan.scopes[scope].nodes[Int(index)]
        if node.scope >= 0 {
            for entry in nested where entry.frame == frame && entry.trie == index {
                object(scope: Int(node.scope), element: entry.element, name: name, record, &tape)
            }
            return
        }
        if node.capture >= 0, outputs[frame + Int(node.capture)].kind != .none {
            return scalar(outputs[frame + Int(node.capture)], name, &tape)
        }
        if node.constant >= 0 {
            guard !overridden(index, frame) else { return }
            let text = plan.constants[Int(node.constant)]
            return tape.scalar(.string, name: name, text: text.span)
        }
        if !node.items.isEmpty {
            let array = tape.open(.array, name: name)
            for item in node.items where live[base + Int(item)] {
                self.item(item, scope, frame, base, record, &tape)
            }
            extras(index, frame, isArray: true, record, &tape)
            return tape.close(array)
        }
        guard node.capture < 0 || !node.members.isEmpty else { return }
        let object = tape.open(.object, name: name)
        members(index, scope, frame, base, record, &tape)
        tape.close(object)
    }

    private mutating func members(
        _ index: Int32, _ scope: Int, _ frame: Int, _ base: Int, _ record: Record, _ tape: inout Tape
    ) {
        let node = plan.scopes[scope].nodes[Int(index)]
        if !plan.items.isEmpty, attached.contains(where: { $0.frame == frame }) {
            return itemsInOrder(index, scope, frame, base, record, &tape)
        }
        for member in node.members {
            let child = plan.scopes[scope].nodes[Int(member)]
            guard live[base + Int(member)] || child.constant >= 0 else { continue }
            self.node(member, scope, frame, base, child.name, record, &tape)
        }
        if plan.layout.isCanonical, index == 0 { canonicalExtras(frame, record, &tape) }
        extras(index, frame, isArray: false, record, &tape)
    }

    /// Mapped items and extras together in the dictionary's order.
    private mutating func itemsInOrder(
        _ index: Int32, _ scope: Int, _ frame: Int, _ base: Int, _ record: Record, _ tape: inout Tape
    ) {
        var entries: [(rank: Int32, member: Int32, extra: Int)] = []
        for member in plan.scopes[scope].nodes[Int(index)].members where live[base + Int(member)] {
            entries.append((plan.scopes[scope].nodes[Int(member)].name, member, -1))
        }
        for entry in attached where entry.frame == frame && entry.trie == index {
            var key = bytes(record.extras[entry.extra].key, record)
            if key.first == 0x3C { key = key.dropFirst() }
            entries.append((tape.names.intern(Array(ExtraKey.name(key)).span), -1, entry.extra))
        }
        entries.sort { ($0.rank, $0.extra) < ($1.rank, $1.extra) }
        for entry in entries {
            if entry.member >= 0 {
                node(entry.member, scope, frame, base, entry.rank, record, &tape)
            } else {
                let extra = record.extras[entry.extra]
                let isForeign = bytes(extra.key, record).first == 0x3C
                tape.scalar(
                    isForeign ? .verbatim : .string, name: entry.rank, text: Array(bytes(extra.value, record)).span)
            }
        }
    }

    /// An item of an array; one that stands for every value is written once for each.
    private mutating func item(
        _ item: Int32, _ scope: Int, _ frame: Int, _ base: Int, _ record: Record, _ tape: inout Tape
    ) {
        let node = plan.scopes[scope].nodes[Int(item)]
        guard node.selector == .any, node.scope < 0 else {
            return self.node(item, scope, frame, base, -1, record, &tape)
        }
        for value in multiples where value.capture >= frame {
            guard belongs(value.capture - frame, to: item, scope) else { continue }
            outputs[value.capture] = value.output
            self.node(item, scope, frame, base, -1, record, &tape)
            outputs[value.capture] = Output()
        }
    }

    private func belongs(_ capture: Int, to item: Int32, _ scope: Int) -> Bool {
        let nodes = plan.scopes[scope].nodes
        guard let leaf = nodes.firstIndex(where: { Int($0.capture) == capture }) else { return false }
        var up = Int32(leaf)
        while up >= 0 {
            if up == item { return true }
            up = nodes[Int(up)].parent
        }
        return false
    }

    /// A scalar, or the one-member object of a canonical state.
    private func scalar(_ output: Output, _ name: Int32, _ tape: inout Tape) {
        if output.derived {
            let object = tape.open(.object, name: name)
            var plain = output
            plain.derived = false
            scalar(plain, tape.names.intern(Array("derived".utf8).span), &tape)
            return tape.close(object)
        }
        func text(_ kind: TapeNode.Kind, _ name: Int32) {
            tape.scalar(kind, name: name, start: output.start, count: output.count)
        }
        switch output.kind {
        case .none: return
        case .string: text(.string, name)
        case .number: text(.number, name)
        case .yes: text(.yes, name)
        case .no: text(.no, name)
        case .unknown, .notApplicable, .invalid:
            let word = output.kind == .unknown ? "unknown" : (output.kind == .notApplicable ? "notApplicable" : "invalid")
            let object = tape.open(.object, name: name)
            text(.string, tape.names.intern(Array(word.utf8).span))
            tape.close(object)
        case .dose:
            let object = tape.open(.object, name: name)
            text(.number, tape.names.intern(Array("value".utf8).span))
            let unit = Dose.Unit(rawValue: output.unit) ?? .cGy
            tape.scalar(.string, name: tape.names.intern(Array("unit".utf8).span), text: Array(unit.symbol.utf8).span)
            tape.close(object)
        }
    }
}
