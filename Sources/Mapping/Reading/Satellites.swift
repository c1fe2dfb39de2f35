internal import OncologyRecord

/// Elements found by what is fixed about them.
enum Satellites {
    /// The element of a group with fixed words that refers to another element.
    static func find(
        _ group: Int, _ constraints: [PlanConstraint], _ link: Int, _ element: Int32, _ record: Record
    ) -> Int32? {
        for candidate in record.elements(of: group) {
            if link >= 0 {
                let slot = record[candidate, link]
                guard slot.state == .known, slot.number == Int64(element) else { continue }
            }
            if constraints.allSatisfy({ has($0, candidate, record) }) { return candidate }
        }
        return nil
    }

    /// Whether an element's field has a word.
    static func has(_ constraint: PlanConstraint, _ element: Int32, _ record: Record) -> Bool {
        let slot = record[element, constraint.field]
        guard slot.state == .known else { return false }
        if constraint.word >= 0 { return slot.number == Int64(constraint.word) }
        let text = record.text[Int(slot.start)..<Int(slot.start + slot.count)]
        return text.elementsEqual(constraint.text)
    }
}

/// Equality of values: by state and value, not by the source's code or digits.
enum ValueEquality {
    /// Whether two slots of one record say the same.
    static func equal(_ left: Slot, _ right: Slot, _ type: Schema.FieldType, isList: Bool, _ record: Record) -> Bool {
        equal(left, record, right, record, type, isList: isList)
    }

    /// Whether slots of two records say the same.
    static func equal(
        _ left: Slot, _ first: Record, _ right: Slot, _ second: Record, _ type: Schema.FieldType, isList: Bool
    ) -> Bool {
        guard left.state == right.state else { return false }
        switch left.state {
        case .blank, .unknown, .notApplicable: return true
        case .invalid: return text(left, first) == text(right, second)
        case .known: break
        }
        switch type {
        case .date, .dose, .count: return left.number == right.number
        case .decimal, .percent:
            return ExactDecimal(mantissa: left.number, scale: left.scale)
                == ExactDecimal(mantissa: right.number, scale: right.scale)
        case .code where isList: return left.number == right.number
        case .link: return left.count > 0 && right.count > 0 ? text(left, first) == text(right, second) : left.number == right.number
        case .code, .id, .text: return text(left, first) == text(right, second)
        }
    }

    private static func text(_ slot: Slot, _ record: Record) -> ArraySlice<UInt8> {
        record.text[Int(slot.start)..<Int(slot.start + slot.count)]
    }
}
