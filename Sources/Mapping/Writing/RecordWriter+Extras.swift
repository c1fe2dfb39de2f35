internal import OncologyRecord
internal import StructureTape

extension RecordWriter {
    /// Finds where the extras of an element stand in the object being written.
    mutating func attach(_ scope: Int, _ element: Int32, _ frame: Int, _ record: Record) {
        guard !record.extras.isEmpty else { return }
        if plan.layout.isCanonical {
            for (index, extra) in record.extras.enumerated() where extra.owner == element || (extra.owner < 0 && element == 0) {
                attached.append((frame, 0, index))
                carriedExtras[index] = true
            }
            return
        }
        let block = plan.blocks[plan.scopes[scope].home]
        let prefix = block.isJoined ? Array("\(block.name):".utf8) : []
        for (index, extra) in record.extras.enumerated() where !carriedExtras[index] {
            guard extra.owner == element, bytes(extra.layout, record).elementsEqual(plan.key) else { continue }
            var key = bytes(extra.key, record)
            if !prefix.isEmpty {
                guard key.starts(with: prefix) else { continue }
                key = key.dropFirst(prefix.count)
            }
            guard let trie = trie(for: key, scope) else { continue }
            attached.append((frame, trie, index))
            carriedExtras[index] = true
        }
    }

    /// The trie node below which a key stands: all its steps but the last, which nothing in the plan names.
    private func trie(for key: ArraySlice<UInt8>, _ scope: Int) -> Int32? {
        let nodes = plan.scopes[scope].nodes
        var current: Int32 = 0
        for step in ExtraKey.steps(key).dropLast() {
            let place = nodes[Int(current)]
            guard let next = (place.members + place.items).first(where: { nodes[Int($0)].token.elementsEqual(step) }) else {
                return nil
            }
            current = next
        }
        return current
    }

    /// Whether an extra stands where a constant would.
    func overridden(_ index: Int32, _ frame: Int) -> Bool {
        false
    }

    /// Writes the extras that stand in a container.
    mutating func extras(_ index: Int32, _ frame: Int, isArray: Bool, _ record: Record, _ tape: inout Tape) {
        if plan.layout.isCanonical { return }
        for entry in attached where entry.frame == frame && entry.trie == index {
            let extra = record.extras[entry.extra]
            guard let step = ExtraKey.steps(bytes(extra.key, record)).last else { continue }
            let isItem = step.first == 0x5B
            guard isItem == isArray else { continue }
            var name: Int32 = -1
            var kind = extra.isJSON ? TapeNode.Kind.verbatim : .string
            if !isItem {
                var bare = ExtraKey.name(step)
                if let colon = ExtraKey.joinedPrefix(bare, plan) { bare = bare[colon...] }
                if bare.first == 0x3C {
                    bare = bare.dropFirst()
                    kind = .verbatim
                }
                name = tape.names.intern(Array(bare).span)
            }
            tape.scalar(kind, name: name, text: Array(bytes(extra.value, record)).span)
        }
    }

    /// Canonical JSON: `"extras":{layout:{key:value}}` in every element, `"file":{layout:{key:value}}` in the patient.
    mutating func canonicalExtras(_ frame: Int, _ record: Record, _ tape: inout Tape) {
        let mine = attached.filter { $0.frame == frame }.map(\.extra)
        for (member, isFile) in [("file", true), ("extras", false)] {
            let group = mine.filter { (record.extras[$0].owner < 0) == isFile }
            guard !group.isEmpty else { continue }
            let object = tape.open(.object, name: tape.names.intern(Array(member.utf8).span))
            var layouts: [[UInt8]] = []
            for index in group {
                let layout = Array(bytes(record.extras[index].layout, record))
                if !layouts.contains(layout) { layouts.append(layout) }
            }
            for layout in layouts {
                let inner = tape.open(.object, name: tape.names.intern(layout.span))
                for index in group where bytes(record.extras[index].layout, record).elementsEqual(layout) {
                    let extra = record.extras[index]
                    tape.scalar(
                        extra.isJSON ? .verbatim : .string,
                        name: tape.names.intern(Array(bytes(extra.key, record)).span),
                        text: Array(bytes(extra.value, record)).span)
                }
                tape.close(inner)
            }
            tape.close(object)
        }
    }
}

/// The keys of extras: places as a layout file writes them, `#2` behind a repeated one.
enum ExtraKey {
    /// The steps of a key: names, and brackets as steps of their own.
    static func steps(_ key: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var steps: [ArraySlice<UInt8>] = []
        var start = key.startIndex
        var index = key.startIndex
        var depth = 0
        while index < key.endIndex {
            switch key[index] {
            case 0x5B:
                if depth == 0, index > start {
                    steps.append(key[start..<index])
                    start = index
                }
                depth += 1
            case 0x5D:
                depth -= 1
                if depth == 0 {
                    steps.append(key[start...index])
                    start = index + 1
                }
            case 0x2E where depth == 0:
                if index > start { steps.append(key[start..<index]) }
                start = index + 1
            default: break
            }
            index += 1
        }
        if start < key.endIndex { steps.append(key[start...]) }
        return steps
    }

    /// A name without the ordinal of a repeated key.
    static func name(_ step: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let hash = step.lastIndex(of: 0x23), hash > step.startIndex, step[(hash + 1)...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return step }
        return step[..<hash]
    }

    /// Where the name begins behind the prefix of a joined resource.
    static func joinedPrefix(_ step: ArraySlice<UInt8>, _ plan: LayoutPlan) -> Int? {
        for block in plan.blocks where block.isJoined && step.starts(with: Array("\(block.name):".utf8)) {
            return step.startIndex + block.name.utf8.count + 1
        }
        return nil
    }
}
