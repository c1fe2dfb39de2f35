internal import OncologyRecord
internal import StructureTape

extension ValueDecoder {
    /// Decodes the record's own JSON form: a plain value, `{"unknown":"99999"}`, `{"value":3000,"unit":"cGy"}`, `{"derived":…}`.
    func canonical(_ relation: PlanRelation, _ node: Int32, _ tape: Tape, _ record: inout Record) -> Outcome {
        let source = tape.nodes[Int(node)]
        switch source.kind {
        case .null: return .blank
        case .object: return object(relation, node, tape, &record)
        case .array, .verbatim: return .other
        case .string, .number, .yes, .no: break
        }
        let text = tape.text.span.extracting(tape.range(Int(node)))
        let isNumber = source.kind == .number
        switch relation.type {
        case .id, .text, .link:
            guard source.kind == .string else { return invalid(text, source.place, "a string", &record) }
            return decode(.text, relation, text, source.place, &record)
        case .date:
            guard source.kind == .string else { return invalid(text, source.place, "a date as a string", &record) }
            return decode(.date(.iso), relation, text, source.place, &record)
        case .code:
            guard source.kind == .string else { return invalid(text, source.place, "a code as a string", &record) }
            guard relation.list >= 0 else { return decode(.text, relation, text, source.place, &record) }
            let words = plan.schema.lists[relation.list].words
            guard let index = words.firstIndex(where: { Self.equal(text, Array($0.utf8)) }) else {
                return invalid(text, source.place, "one of \(words.joined(separator: ", "))", &record)
            }
            var slot = Slot()
            slot.state = .known
            slot.place = source.place
            slot.number = Int64(index)
            return .slot(slot)
        case .count:
            guard isNumber else { return invalid(text, source.place, "a whole number", &record) }
            return decode(.count(width: 0), relation, text, source.place, &record)
        case .decimal, .percent:
            guard isNumber else { return invalid(text, source.place, "a number", &record) }
            return decode(.decimal, relation, text, source.place, &record)
        case .dose: return invalid(text, source.place, "a dose as {\"value\":3000,\"unit\":\"cGy\"}", &record)
        }
    }

    private func object(_ relation: PlanRelation, _ node: Int32, _ tape: Tape, _ record: inout Record) -> Outcome {
        let end = tape.nodes[Int(node)].next
        var member = node + 1
        var value: Int32 = -1
        var unit: Int32 = -1
        var count = 0
        while member < end {
            let name = tape.names.string(tape.nodes[Int(member)].name)
            count += 1
            switch name {
            case "unknown", "notApplicable", "invalid":
                guard !tape.nodes[Int(member)].isContainer, end == tape.nodes[Int(member)].next, count == 1,
                    let state = ValueState.allCases.first(where: { $0.word == name })
                else { return .other }
                let text = tape.text.span.extracting(tape.range(Int(member)))
                let isBare = tape.nodes[Int(member)].kind != .string
                let none: [UInt8] = []
                return .slot(Self.slot(state, isBare ? none.span : text, tape.nodes[Int(member)].place, &record))
            case "derived":
                switch canonical(relation, member, tape, &record) {
                case .slot(var slot):
                    slot.derived = true
                    return .slot(slot)
                case let outcome: return outcome
                }
            case "value": value = member
            case "unit": unit = member
            default: return .other
            }
            member = tape.nodes[Int(member)].next
        }
        guard relation.type == .dose, value >= 0, unit >= 0, tape.nodes[Int(value)].kind == .number,
            let symbol = Dose.Unit(symbol: tape.string(Int(unit)))
        else { return .other }
        let text = tape.text.span.extracting(tape.range(Int(value)))
        return decode(.dose(symbol, width: 0), relation, text, tape.nodes[Int(value)].place, &record)
    }
}
