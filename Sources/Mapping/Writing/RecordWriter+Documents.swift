public import OncologyRecord
public import StructureTape

extension RecordWriter {
    /// One row for each element of the finest block, and one for what has none.
    mutating func writeRows(_ record: Record, _ tape: inout Tape) {
        let array = tape.open(.array)
        let children = plan.blocks[0].children
        let driver = children.last { plan.blocks[$0].merge.isEmpty && plan.blocks[$0].number == 0 }
        let covering = children.filter { !plan.blocks[$0].merge.isEmpty }
        var covered: [Int32] = []
        var rows = 0
        for element in driver.map({ elements($0, under: 0, record) }) ?? [] {
            var linked: [Int32?] = []
            for block in covering {
                let outer = plan.blocks[driver ?? 0].link >= 0 ? cover(block, element, driver, record) : nil
                linked.append(outer)
                if let outer { covered.append(outer) }
            }
            row(driver, element, covering, linked, record, &tape)
            rows += 1
        }
        for (position, block) in covering.enumerated() {
            for element in elements(block, under: 0, record) where !covered.contains(element) {
                var linked = [Int32?](repeating: nil, count: covering.count)
                linked[position] = element
                row(nil, 0, covering, linked, record, &tape)
                rows += 1
            }
        }
        if rows == 0 { row(nil, 0, covering, [Int32?](repeating: nil, count: covering.count), record, &tape) }
        tape.close(array)
    }

    /// The element that a row's finest element belongs to.
    private func cover(_ block: Int, _ element: Int32, _ driver: Int?, _ record: Record) -> Int32? {
        guard let driver else { return nil }
        let slot = record[element, plan.blocks[driver].link]
        if slot.state == .known, slot.number > 0 { return Int32(slot.number) }
        let only = record.elements(of: plan.blocks[block].group)
        return only.count == 1 && slot.state == .blank ? only[0] : nil
    }

    private mutating func row(
        _ driver: Int?, _ element: Int32, _ covering: [Int], _ linked: [Int32?], _ record: Record, _ tape: inout Tape
    ) {
        let frame = outputs.count
        outputs.append(contentsOf: repeatElement(Output(), count: plan.scopes[0].captureCount))
        fill(0, 0, frame, record, &tape)
        for (block, element) in zip(covering, linked) {
            if let element { fill(block, element, frame, record, &tape) }
        }
        if let driver { fill(driver, element, frame, record, &tape) }
        let row = tape.open(.object)
        for node in plan.scopes[0].nodes where node.capture >= 0 && Int(node.name) < plan.columnCount {
            let output = outputs[frame + Int(node.capture)]
            if output.kind != .none {
                tape.scalar(.string, name: node.name, start: output.start, count: output.count)
            }
        }
        extraCells([0, element] + linked.compactMap { $0 }, record, &tape)
        tape.close(row)
        outputs.removeLast(outputs.count - frame)
    }

    /// Cells of columns that the layout does not have, where the output has them.
    private mutating func extraCells(_ owners: [Int32], _ record: Record, _ tape: inout Tape) {
        for (index, extra) in record.extras.enumerated() where owners.contains(extra.owner) {
            guard bytes(extra.layout, record).elementsEqual(plan.key), !carriedExtras[index] || extra.owner != 0 else { continue }
            let name = plan.names.index(of: Array(bytes(extra.key, record)).span)
            guard name >= 0, Int(name) < plan.columnCount else { continue }
            tape.scalar(.string, name: name, text: Array(bytes(extra.value, record)).span)
            carriedExtras[index] = true
        }
    }

    /// All resources of a record, in the order of the layout's blocks, then the resources that nothing maps.
    mutating func writeResources(_ record: Record, _ tape: inout Tape) {
        let array = tape.open(.array)
        for block in plan.blocks.indices where !plan.blocks[block].resource.isEmpty {
            let elements = plan.blocks[block].group == 0 ? [0] : allElements(block, record)
            for element in elements {
                object(scope: plan.blocks[block].scope, element: element, name: -1, record, &tape)
            }
        }
        for (index, extra) in record.extras.enumerated() where !carriedExtras[index] && extra.isJSON && extra.owner == 0 {
            guard bytes(extra.layout, record).elementsEqual(plan.key), bytes(extra.key, record).contains(0x2F) else { continue }
            tape.scalar(.verbatim, text: Array(bytes(extra.value, record)).span)
            carriedExtras[index] = true
        }
        tape.close(array)
    }

    private func allElements(_ block: Int, _ record: Record) -> [Int32] {
        record.elements(of: plan.blocks[block].group).filter { element in
            plan.blocks[block].constraints.allSatisfy { Satellites.has($0, element, record) }
        }
    }

    /// What the target file says of itself: the file's extras of this layout, as an object; nil when there are none.
    public func head(of record: Record) -> Tape? {
        var tape = Tape()
        let object = tape.open(.object)
        for extra in record.extras where extra.owner < 0 && bytes(extra.layout, record).elementsEqual(plan.key) {
            var key = Array(bytes(extra.key, record))
            let isForeign = key.first == 0x3C
            if isForeign { key.removeFirst() }
            tape.scalar(
                isForeign ? .verbatim : .string, name: tape.names.intern(key.span), text: Array(bytes(extra.value, record)).span)
        }
        tape.close(object)
        return tape.nodes.count > 1 ? tape : nil
    }
}
