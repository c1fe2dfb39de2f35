extension Record {
    /// A date with its state.
    public func date(_ element: Int32, _ field: Int) -> Value<PartialDate> {
        value(element, field) { PartialDate(packed: $0.number) }
    }

    /// A dose with its state.
    public func dose(_ element: Int32, _ field: Int) -> Value<Dose> {
        value(element, field) {
            Dose(microgray: $0.number, unit: Dose.Unit(rawValue: $0.unit) ?? .cGy, digits: $0.scale)
        }
    }

    /// A whole number with its state.
    public func count(_ element: Int32, _ field: Int) -> Value<Int> {
        value(element, field) { Int($0.number) }
    }

    /// A decimal with its state.
    public func decimal(_ element: Int32, _ field: Int) -> Value<ExactDecimal> {
        value(element, field) { ExactDecimal(mantissa: $0.number, scale: $0.scale) }
    }

    /// A word of a closed code list with its state.
    public func word(_ element: Int32, _ field: Int) -> Value<String> {
        let list = schema.groups[Int(elements[Int(element)].group)].fields[field].list
        return value(element, field) { slot in
            schema.lists.indices.contains(list) && schema.lists[list].words.indices.contains(Int(slot.number))
                ? schema.lists[list].words[Int(slot.number)] : nil
        }
    }

    /// An id, a text, an open code or the id that a link refers to, with its state.
    public func text(_ element: Int32, _ field: Int) -> Value<String> {
        value(element, field) { string($0) }
    }

    private func value<Known>(_ element: Int32, _ field: Int, _ known: (Slot) -> Known?) -> Value<Known> {
        let slot = self[element, field]
        switch slot.state {
        case .blank: return .blank
        case .unknown: return .unknown(code: string(slot))
        case .notApplicable: return .notApplicable(code: string(slot))
        case .invalid: return .invalid(raw: string(slot))
        case .known: return known(slot).map(Value.known) ?? .invalid(raw: string(slot))
        }
    }
}
