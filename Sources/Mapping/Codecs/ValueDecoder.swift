internal import OncologyRecord
internal import StructureTape

/// Decodes the texts of places into slots: the codec gate.
///
/// What does not decode becomes `invalid` with its raw text; nothing is guessed.
struct ValueDecoder {
    let plan: LayoutPlan

    /// What became of a place.
    enum Outcome {
        /// Nothing stands there.
        case blank
        /// A value or a state.
        case slot(Slot)
        /// Something stands there that does not decode; the raw text is kept in the slot.
        case invalid(Slot, expected: String)
        /// The place says something that this relation does not mean; it goes to extras.
        case other
    }

    /// Decodes one place.
    ///
    /// - Parameters:
    ///   - alternative: what to expect.
    ///   - relation: for which field.
    ///   - node: the node captured.
    ///   - tape: where it stands.
    ///   - record: whose buffer takes the text.
    func decode(
        _ alternative: PlanAlternative, _ relation: PlanRelation, _ node: Int32, _ tape: Tape, _ record: inout Record
    ) -> Outcome {
        let source = tape.nodes[Int(node)]
        if source.kind == .null || (source.kind == .string && source.count == 0) { return .blank }
        if case .canonical = alternative.codec {
            return canonical(relation, node, tape, &record)
        }
        if source.isContainer { return .other }
        let text = tape.text.span.extracting(tape.range(Int(node)))
        for sentinel in alternative.absent where Self.equal(text, sentinel.code) {
            if sentinel.state == .blank { return .blank }
            return .slot(Self.slot(sentinel.state, text, source.place, &record))
        }
        return decode(alternative.codec, relation, text, source.place, &record)
    }

    /// Decodes a text by a codec.
    func decode(
        _ codec: PlanCodec, _ relation: PlanRelation, _ text: Span<UInt8>, _ place: Int32, _ record: inout Record
    ) -> Outcome {
        var slot = Slot()
        slot.state = .known
        slot.place = place
        switch codec {
        case .text, .identity:
            return .slot(Self.slot(.known, text, place, &record))
        case .topography:
            return topography(text, place, &record)
        case .date(let form):
            guard let date = DateText.read(text, form) else {
                let shape = form == .compact ? "yyyyMMdd, yyyyMM or yyyy" : "yyyy-MM-dd, yyyy-MM or yyyy"
                return invalid(text, place, "a date as \(shape)", &record)
            }
            slot.number = date.packed
        case .dose(let unit, _):
            guard let value = ExactDecimal(text), let dose = Dose(value, unit) else {
                return invalid(text, place, "a dose in \(unit.symbol) as digits, not finer than 1 µGy", &record)
            }
            slot.number = dose.microgray
            slot.unit = unit.rawValue
            slot.scale = dose.digits
        case .quantity:
            return .other
        case .count:
            guard let value = ExactDecimal(text), value.scale == 0, value.mantissa >= 0, value.mantissa < 1_000_000_000 else {
                return invalid(text, place, "a whole number", &record)
            }
            slot.number = value.mantissa
        case .decimal:
            guard let value = ExactDecimal(text) else { return invalid(text, place, "a number", &record) }
            slot.number = value.mantissa
            slot.scale = value.scale
        case .column(let index), .concept(let index):
            return word(plan.columns[index], text, place, &record)
        case .present(let word):
            slot.number = Int64(word)
        case .constant, .reference, .tuple, .canonical:
            return .other
        }
        return .slot(slot)
    }

    private func word(_ column: CodeColumn, _ text: Span<UInt8>, _ place: Int32, _ record: inout Record) -> Outcome {
        switch column.meaning(of: text) {
        case .word(let word):
            var slot = Slot()
            slot.state = .known
            slot.place = place
            slot.number = Int64(word)
            if !column.isClosed {
                let start = Int32(record.text.count)
                column.words.append(word, to: &record.text)
                slot.start = start
                slot.count = Int32(record.text.count) - start
            }
            return .slot(slot)
        case .state(let state): return .slot(Self.slot(state, text, place, &record))
        case nil: return invalid(text, place, "a code of table \(column.name)", &record)
        }
    }

    /// `C341` becomes `C34.1`; `C34.1` is refused, since the layout writes it without the dot.
    private func topography(_ text: Span<UInt8>, _ place: Int32, _ record: inout Record) -> Outcome {
        func digit(_ index: Int) -> Bool { text[index] >= 0x30 && text[index] <= 0x39 }
        guard text.count == 4, text[0] == 0x43, digit(1), digit(2), digit(3) else {
            return invalid(text, place, "an ICD-O-3 topography code such as C341", &record)
        }
        let start = Int32(record.text.count)
        record.text.append(contentsOf: [text[0], text[1], text[2], 0x2E, text[3]])
        var slot = Slot()
        slot.state = .known
        slot.place = place
        slot.start = start
        slot.count = 5
        return .slot(slot)
    }

    func invalid(_ text: Span<UInt8>, _ place: Int32, _ expected: String, _ record: inout Record) -> Outcome {
        .invalid(Self.slot(.invalid, text, place, &record), expected: expected)
    }

    /// A slot that keeps its text.
    static func slot(_ state: ValueState, _ text: Span<UInt8>, _ place: Int32, _ record: inout Record) -> Slot {
        let range = record.append(text)
        var slot = Slot()
        slot.state = state
        slot.place = place
        slot.start = range.lowerBound
        slot.count = range.upperBound - range.lowerBound
        slot.number = -1
        return slot
    }

    /// Whether two texts have the same bytes.
    static func equal(_ text: Span<UInt8>, _ other: [UInt8]) -> Bool {
        guard text.count == other.count else { return false }
        for index in other.indices where text[index] != other[index] { return false }
        return true
    }
}
