internal import OncologyRecord

/// Ids and links: every element that can be referred to has an id, and links know both the id and the element.
enum Identities {
    /// Gives missing ids (marked derived) and resolves links.
    ///
    /// A derived id is made of the record's own values: the enclosing id and the layout's suffix, else a hash of the element's values, with an
    /// ordinal only among equals.
    static func complete(_ record: inout Record, _ plan: LayoutPlan) {
        let schema = plan.schema
        for (group, definition) in schema.groups.enumerated() where group > 0 && definition.fields.first?.type == .id && !definition.isScalar {
            guard definition.fields[0].name == "id" else { continue }
            for element in record.elements(of: group) where record[element, 0].state == .blank {
                give(element, group, &record, plan)
            }
        }
        for (group, definition) in schema.groups.enumerated() {
            for (field, link) in definition.fields.enumerated() where link.type == .link {
                for element in record.elements(of: group) { resolve(element, field, link.target, &record) }
            }
        }
    }

    private static func resolve(_ element: Int32, _ field: Int, _ target: Int, _ record: inout Record) {
        var slot = record[element, field]
        guard slot.state == .known else { return }
        if slot.count > 0 {
            let id = record.text[Int(slot.start)..<Int(slot.start + slot.count)]
            slot.number = Int64(record.element(withID: id, in: target))
        } else if slot.number >= 0 {
            let id = record[Int32(slot.number), 0]
            slot.start = id.start
            slot.count = id.count
        }
        record[element, field] = slot
    }

    private static func give(_ element: Int32, _ group: Int, _ record: inout Record, _ plan: LayoutPlan) {
        let start = Int32(record.text.count)
        let block = plan.blocks.first { $0.group == group && !$0.idSuffix.isEmpty }
        if let block, block.link >= 0, record[element, block.link].number > 0 {
            let outer = record[Int32(record[element, block.link].number), 0]
            record.text.append(contentsOf: Array(record.text[Int(outer.start)..<Int(outer.start + outer.count)]))
            record.text.append(contentsOf: block.idSuffix)
        } else {
            appendHash(element, group, &record, plan.schema)
        }
        var id = Array(record.text[Int(start)...])
        var ordinal = 1
        while record.element(withID: id[...], in: group) >= 0 {
            ordinal += 1
            id = Array(record.text[Int(start)...]) + Array("-\(ordinal)".utf8)
        }
        record.text.removeLast(record.text.count - Int(start))
        record.set(element, 0, .known, text: id.span)
        var slot = record[element, 0]
        slot.derived = true
        record[element, 0] = slot
    }

    /// FNV-1a of the element's known values; links by the id of what they refer to.
    private static func appendHash(_ element: Int32, _ group: Int, _ record: inout Record, _ schema: Schema) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        for byte in schema.groups[group].path.utf8 { mix(byte) }
        for (field, definition) in schema.groups[group].fields.enumerated() {
            let slot = record[element, field]
            guard slot.state == .known, !slot.derived else { continue }
            mix(UInt8(truncatingIfNeeded: field))
            if definition.type == .link, slot.number > 0 {
                let id = record[Int32(slot.number), 0]
                for byte in record.text[Int(id.start)..<Int(id.start + id.count)] { mix(byte) }
            } else if slot.count > 0 {
                for byte in record.text[Int(slot.start)..<Int(slot.start + slot.count)] { mix(byte) }
            } else {
                for shift in 0..<8 { mix(UInt8(truncatingIfNeeded: slot.number >> (shift * 8))) }
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        record.text.append(schema.groups[group].path.utf8.first ?? 0x78)
        for shift in stride(from: 60, through: 20, by: -4) { record.text.append(digits[Int((hash >> UInt64(shift)) & 15)]) }
    }
}
