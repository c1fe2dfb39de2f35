internal import OncologyRecord
internal import StructureTape

extension RecordReader {
    /// The element that a block of the same object is about: found, made, or nil when nothing of it is filled.
    mutating func make(
        _ index: Int, parent: Int32, linked: Int32, _ frame: Frame, _ batch: UnitBatch, _ record: inout Record
    ) -> Int32? {
        let block = plan.blocks[index]
        if !block.merge.isEmpty {
            guard let key = mergeKey(block, frame, batch.tape) else {
                return block.makers.contains { isFilled($0, frame, batch.tape) }
                    ? add(index, parent: parent, linked: linked, place: batch.tape.nodes[Int(frame.node)].place, &record) : nil
            }
            if let known = merged.first(where: { $0.block == index && $0.key == key }) { return known.element }
            let made = add(index, parent: parent, linked: linked, place: batch.tape.nodes[Int(frame.node)].place, &record)
            merged.append((index, key, made))
            return made
        }
        let exists =
            block.exists.isEmpty
            ? block.makers.contains { isFilled($0, frame, batch.tape) }
            : block.exists.contains { proves($0, frame, batch.tape) }
        guard exists else { return nil }
        return add(index, parent: parent, linked: linked, place: batch.tape.nodes[Int(frame.node)].place, &record)
    }

    /// Adds an element with what its block fixes: links, words, number.
    mutating func add(_ index: Int, parent: Int32, linked: Int32, place: Int32, _ record: inout Record) -> Int32 {
        let block = plan.blocks[index]
        if block.group == 0 { return 0 }
        let nested = plan.schema.groups[block.group].parent > 0
        let element = record.add(block.group, parent: nested ? parent : 0, place: place)
        if block.link >= 0, linked > 0 {
            var slot = Slot()
            slot.state = .known
            slot.number = Int64(linked)
            record[element, block.link] = slot
        }
        for constraint in block.constraints { set(constraint, element, &record) }
        if block.numberField >= 0, block.number > 0 {
            var slot = Slot()
            slot.state = .known
            slot.number = Int64(block.number)
            record[element, block.numberField] = slot
        }
        return element
    }

    /// Sets a fixed word.
    func set(_ constraint: PlanConstraint, _ element: Int32, _ record: inout Record) {
        if constraint.word >= 0 {
            var slot = Slot()
            slot.state = .known
            slot.number = Int64(constraint.word)
            record[element, constraint.field] = slot
        } else {
            record.set(element, constraint.field, .known, text: constraint.text.span)
        }
    }

    private func isFilled(_ capture: Int32, _ frame: Frame, _ tape: Tape) -> Bool {
        let node = captures[frame.base + Int(capture)]
        guard node >= 0 else { return false }
        let source = tape.nodes[Int(node)]
        return source.kind != .null && !(source.kind == .string && source.count == 0)
    }

    private func proves(
        _ test: (capture: Int32, except: [[UInt8]], only: [[UInt8]]), _ frame: Frame, _ tape: Tape
    ) -> Bool {
        guard isFilled(test.capture, frame, tape) else { return false }
        let text = tape.text.span.extracting(tape.range(Int(captures[frame.base + Int(test.capture)])))
        if !test.only.isEmpty {
            for value in test.only where ValueDecoder.equal(text, value) { return true }
            return false
        }
        for value in test.except where ValueDecoder.equal(text, value) { return false }
        return true
    }

    /// The bytes by which rows are one element; nil when all are blank.
    private func mergeKey(_ block: PlanBlock, _ frame: Frame, _ tape: Tape) -> [UInt8]? {
        for (number, places) in [block.merge, block.otherwise].enumerated() where !places.isEmpty {
            guard places.contains(where: { isFilled($0, frame, tape) }) else { continue }
            var key: [UInt8] = [UInt8(number)]
            for place in places {
                let node = captures[frame.base + Int(place)]
                if node >= 0 { key.append(contentsOf: tape.text[tape.range(Int(node))]) }
                key.append(0)
            }
            return key
        }
        return nil
    }
}
