internal import OncologyRecord
internal import StructureTape

/// Canonical texts of values, for findings and for values that must be kept raw.
enum ValueText {
    /// Appends the canonical text of a known value to the record's buffer.
    static func append(_ slot: Slot, _ relation: PlanRelation, _ schema: Schema, _ record: inout Record) -> Range<Int32> {
        let start = Int32(record.text.count)
        switch relation.type {
        case .date: DateText.append(slot.number, .iso, to: &record.text)
        case .dose:
            let dose = Dose(microgray: slot.number, unit: Dose.Unit(rawValue: slot.unit) ?? .cGy, digits: slot.scale)
            record.text.append(contentsOf: dose.description.utf8)
        case .count: DigitWriter.append(slot.number, to: &record.text)
        case .decimal, .percent: DigitWriter.append(slot.number, scale: slot.scale, to: &record.text)
        case .code where relation.list >= 0:
            record.text.append(contentsOf: schema.lists[relation.list].words[Int(slot.number)].utf8)
        case .code, .id, .text, .link:
            return slot.start..<(slot.start + slot.count)
        }
        return start..<Int32(record.text.count)
    }
}

/// Texts of CodeableConcepts that this project writes where a code alone would lose something.
enum ConceptText {
    /// Written where a concept is mandatory and the record holds nothing.
    static let notStated = Array("not stated".utf8)

    /// The word that a concept's text means, if the code beside it is the one that is written for that word.
    ///
    /// - Returns: nil when the text is no word of the table; a blank slot for `not stated`.
    static func word(_ table: CodeColumn, _ node: Int32, code: Int32, _ tape: Tape, _ record: inout Record) -> Slot? {
        let text = tape.text.span.extracting(tape.range(Int(node)))
        var slot = Slot()
        slot.place = tape.nodes[Int(node)].place
        if ValueDecoder.equal(text, notStated) { return slot }
        for state in [ValueState.unknown, .notApplicable] where ValueDecoder.equal(text, Array(state.word.utf8)) {
            slot.state = state
            return slot
        }
        let word = table.words.index(of: text)
        guard word >= 0 else { return nil }
        let writing = table.writings[Int(word)]
        if code >= 0 {
            let codeText = tape.text.span.extracting(tape.range(Int(code)))
            guard ValueDecoder.equal(codeText, writing.code) else { return nil }
        } else if writing.relation == .exact, !writing.code.isEmpty {
            return nil
        }
        slot.state = .known
        slot.number = Int64(word)
        if !table.isClosed {
            slot.start = Int32(record.text.count)
            table.words.append(word, to: &record.text)
            slot.count = Int32(record.text.count) - slot.start
        }
        return slot
    }
}
