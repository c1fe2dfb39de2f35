internal import OncologyRecord
internal import StructureTape

extension RecordReader {
    /// Keeps what no relation consumed as extras of the element that the object became.
    mutating func keepRest(_ frame: Frame, owner: Int32, _ batch: UnitBatch, _ record: inout Record) {
        guard plan.layout.keepsRest else { return }
        let scope = plan.scopes[frame.scope]
        for (index, node) in scope.nodes.enumerated() where node.capture >= 0 {
            let capture = frame.base + Int(node.capture)
            if captures[capture] >= 0, !consumed[capture], !isConstant(node, captures[capture], batch.tape) {
                keep(captures[capture], key: key(of: Int32(index), scope), owner: owner, batch.tape, &record)
            }
        }
        for multiple in multiples where Int(multiple.capture) >= frame.base && !multiple.used {
            keep(multiple.node, key: multipleKey(multiple, frame, batch.tape), owner: owner, batch.tape, &record)
        }
        for index in frame.leftovers..<leftovers.count {
            let leftover = leftovers[index]
            let name = batch.tape.nodes[Int(leftover.node)].name
            if name >= 0, plan.dropped.contains(name) { continue }
            if plan.layout.isCanonical, restore(leftover, owner, batch.tape, &record) { continue }
            var key = self.key(of: leftover.under, scope)
            if leftover.index >= 0 {
                key.append(contentsOf: "[\(leftover.index)]".utf8)
            } else {
                if !key.isEmpty { key.append(0x2E) }
                if batch.tape.nodes[Int(leftover.node)].kind == .verbatim { key.append(0x3C) }
                batch.tape.names.append(name, to: &key)
            }
            keep(leftover.node, key: key, owner: owner, batch.tape, &record)
        }
    }

    /// Canonical JSON: extras return under the layout that they came from.
    private func restore(_ leftover: Leftover, _ owner: Int32, _ tape: Tape, _ record: inout Record) -> Bool {
        let source = tape.nodes[Int(leftover.node)]
        guard leftover.under == 0, source.kind == .object else { return false }
        let isFile = tape.names.equals(source.name, Array("file".utf8).span) && owner == 0
        guard isFile || tape.names.equals(source.name, Array("extras".utf8).span) else { return false }
        var layout = leftover.node + 1
        while layout < source.next {
            let inner = tape.nodes[Int(layout)]
            guard inner.kind == .object else { return false }
            var member = layout + 1
            while member < inner.next {
                let node = tape.nodes[Int(member)]
                let name = append(tape.names, inner.name, &record)
                let key = append(tape.names, node.name, &record)
                let start = Int32(record.text.count)
                if node.isContainer {
                    CompactJSON.append(tape, member, to: &record.text)
                } else {
                    record.text.append(contentsOf: tape.text[tape.range(Int(member))])
                }
                record.extras.append(
                    Record.Extra(
                        owner: isFile ? -1 : owner, layout: name, key: key, value: start..<Int32(record.text.count),
                        isJSON: node.kind != .string, place: node.place))
                member = node.next
            }
            layout = inner.next
        }
        return true
    }

    private func append(_ names: NameTable, _ name: Int32, _ record: inout Record) -> Range<Int32> {
        let start = Int32(record.text.count)
        names.append(name, to: &record.text)
        return start..<Int32(record.text.count)
    }

    private func isConstant(_ node: PlanNode, _ captured: Int32, _ tape: Tape) -> Bool {
        guard node.constant >= 0 else { return false }
        return ValueDecoder.equal(tape.text.span.extracting(tape.range(Int(captured))), plan.constants[Int(node.constant)])
    }

    private func multipleKey(
        _ multiple: (capture: Int32, node: Int32, used: Bool), _ frame: Frame, _ tape: Tape
    ) -> [UInt8] {
        let scope = plan.scopes[frame.scope]
        let capture = multiple.capture - Int32(frame.base)
        let index = scope.nodes.firstIndex { $0.capture == capture } ?? 0
        return key(of: Int32(index), scope) + Array("#\(multiple.node)".utf8)
    }

    /// The key of a trie node: its steps as the layout file writes them.
    func key(of trie: Int32, _ scope: PlanScope) -> [UInt8] {
        var steps: [[UInt8]] = []
        var current = trie
        while current > 0 {
            steps.append(scope.nodes[Int(current)].token)
            current = scope.nodes[Int(current)].parent
        }
        var key: [UInt8] = []
        for step in steps.reversed() {
            if !key.isEmpty, step.first != 0x5B { key.append(0x2E) }
            key.append(contentsOf: step)
        }
        return key
    }

    /// The key of a trie node of a scope by number.
    func key(of trie: Int32, _ scope: Int) -> [UInt8] {
        key(of: trie, plan.scopes[scope])
    }

    /// Keeps one value as an extra.
    mutating func keep(_ node: Int32, key: [UInt8], owner: Int32, _ tape: Tape, _ record: inout Record) {
        let source = tape.nodes[Int(node)]
        let layout = record.append(plan.key.span)
        var keyRange = record.append(key.span)
        let isJSON = source.kind != .string && source.kind != .verbatim
        let start = Int32(record.text.count)
        if source.isContainer {
            CompactJSON.append(tape, node, to: &record.text)
        } else {
            record.text.append(contentsOf: tape.text[tape.range(Int(node))])
        }
        let value = start..<Int32(record.text.count)
        var copies = 1
        for extra in record.extras where extra.owner == owner && isSame(extra, key, record) {
            if record.text[bytes(extra.value)] == record.text[bytes(value)] { return }
            copies += 1
        }
        if copies > 1 { keyRange = record.append((key + Array("#\(copies)".utf8)).span) }
        record.extras.append(
            Record.Extra(owner: owner, layout: layout, key: keyRange, value: value, isJSON: isJSON, place: source.place))
    }

    private func isSame(_ extra: Record.Extra, _ key: [UInt8], _ record: Record) -> Bool {
        record.text[bytes(extra.key)].elementsEqual(key) && record.text[bytes(extra.layout)].elementsEqual(plan.key)
    }

    private func bytes(_ range: Range<Int32>) -> Range<Int> {
        Int(range.lowerBound)..<Int(range.upperBound)
    }
}
