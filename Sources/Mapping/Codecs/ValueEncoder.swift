internal import OncologyRecord
internal import StructureTape

/// Encodes slots as texts of places: the mirror of `ValueDecoder`.
struct ValueEncoder {
    let plan: LayoutPlan
    let decoder: ValueDecoder

    init(_ plan: LayoutPlan) {
        self.plan = plan
        decoder = ValueDecoder(plan: plan)
    }

    /// Encodes a value into the text buffer of the tape being written.
    ///
    /// - Parameters:
    ///   - slot: a value that is not blank.
    ///   - alternative: how it shall stand.
    ///   - text: the buffer; unchanged when the value is refused.
    ///   - output: what stands at the place.
    func encode(
        _ slot: Slot, _ relation: PlanRelation, _ alternative: PlanAlternative, _ record: Record, _ text: inout [UInt8],
        _ output: inout Output
    ) -> Encoding {
        let start = text.count
        output = Output()
        if case .canonical = alternative.codec {
            canonical(slot, relation, record, &text, &output)
            finish(&output, start, text)
            return .written
        }
        let encoding: Encoding
        switch slot.state {
        case .blank: return .refused(.noPlace)
        case .unknown, .notApplicable: encoding = sentinel(slot, alternative, record, &text)
        case .invalid: encoding = raw(slot, relation, alternative, record, &text)
        case .known: encoding = known(slot, relation, alternative, record, &text)
        }
        if case .refused = encoding {
            text.removeLast(text.count - start)
            return encoding
        }
        if alternative.length > 0, text.count - start > alternative.length {
            text.removeLast(text.count - start)
            return .refused(.length)
        }
        if slot.state == .known, alternative.absent.contains(where: { text[start...].elementsEqual($0.code) }) {
            text.removeLast(text.count - start)
            return .refused(.codeNotInTarget)
        }
        output.kind = kind(relation, alternative, text[start...], slot)
        finish(&output, start, text)
        return encoding
    }

    private func finish(_ output: inout Output, _ start: Int, _ text: [UInt8]) {
        output.start = Int32(start)
        output.count = Int32(text.count - start)
    }

    /// JSON numbers and truth values where the layout is JSON and the codec makes them.
    private func kind(
        _ relation: PlanRelation, _ alternative: PlanAlternative, _ text: ArraySlice<UInt8>, _ slot: Slot
    ) -> Output.Kind {
        guard plan.layout.format == .json || plan.layout.format == .fhir, slot.state == .known else { return .string }
        switch alternative.codec {
        case .count, .decimal, .dose: return .number
        case .column:
            if text.elementsEqual("true".utf8) { return .yes }
            return text.elementsEqual("false".utf8) ? .no : .string
        default: return .string
        }
    }

    private func known(
        _ slot: Slot, _ relation: PlanRelation, _ alternative: PlanAlternative, _ record: Record, _ text: inout [UInt8]
    ) -> Encoding {
        switch alternative.codec {
        case .text, .identity: append(slot, record, &text)
        case .topography:
            let code = record.text[Int(slot.start)..<Int(slot.start + slot.count)]
            guard code.count == 5, code[code.startIndex + 3] == 0x2E else { return .refused(.codeNotInTarget) }
            text.append(contentsOf: code.prefix(3))
            text.append(contentsOf: code.suffix(1))
        case .date(let form): DateText.append(slot.number, form, to: &text)
        case .dose(let unit, let width):
            let dose = Dose(microgray: slot.number, unit: Dose.Unit(rawValue: slot.unit) ?? .cGy, digits: slot.scale)
            let value = dose.decimal(in: unit)
            if width > 0, value.scale > 0 { return .refused(.precision) }
            DigitWriter.append(value.mantissa, scale: value.scale, width: max(1, width), to: &text)
        case .count(let width): DigitWriter.append(slot.number, width: max(1, width), to: &text)
        case .decimal: DigitWriter.append(slot.number, scale: slot.scale, to: &text)
        case .column(let index), .concept(let index):
            guard let word = word(slot, relation, plan.columns[index], record) else { return .refused(.codeNotInTarget) }
            let writing = plan.columns[index].writings[Int(word)]
            guard !writing.code.isEmpty else { return .refused(.codeNotInTarget) }
            text.append(contentsOf: writing.code)
            return writing.relation == .exact ? .written : .narrowed(.codeBroader)
        case .tuple, .quantity, .canonical, .constant, .present, .reference: return .refused(.noPlace)
        }
        return .written
    }

    /// The word of a coded value in a table column, or nil when the table does not have it.
    func word(_ slot: Slot, _ relation: PlanRelation, _ column: CodeColumn, _ record: Record) -> Int32? {
        if column.isClosed { return Int(slot.number) < column.writings.count ? Int32(slot.number) : nil }
        let bytes = record.text.span.extracting(Int(slot.start)..<Int(slot.start + slot.count))
        let index = column.words.index(of: bytes)
        return index < 0 ? nil : index
    }

    private func append(_ slot: Slot, _ record: Record, _ text: inout [UInt8]) {
        text.append(contentsOf: record.text[Int(slot.start)..<Int(slot.start + slot.count)])
    }

    /// The source's own code if the target lists it for that state, else the target's first.
    private func sentinel(
        _ slot: Slot, _ alternative: PlanAlternative, _ record: Record, _ text: inout [UInt8]
    ) -> Encoding {
        let own = record.text[Int(slot.start)..<Int(slot.start + slot.count)]
        var choices = alternative.absent.filter { $0.state == slot.state }
        if case .column(let index) = alternative.codec {
            choices += plan.columns[index].sentinels.filter { $0.state == slot.state }
        }
        guard let choice = choices.first(where: { own.elementsEqual($0.code) }) ?? choices.first else {
            return .refused(.codeNotInTarget)
        }
        text.append(contentsOf: choice.code)
        return .written
    }

    /// Raw text that does not decode is written where the target would not decode it either: never a value by accident.
    private func raw(
        _ slot: Slot, _ relation: PlanRelation, _ alternative: PlanAlternative, _ record: Record, _ text: inout [UInt8]
    ) -> Encoding {
        guard plan.layout.format == .csv || plan.layout.format == .xml else { return .refused(.invalid) }
        var scratch = Record(schema: record.schema)
        let bytes = record.text.span.extracting(Int(slot.start)..<Int(slot.start + slot.count))
        for sentinel in alternative.absent where ValueDecoder.equal(bytes, sentinel.code) { return .refused(.invalid) }
        guard case .invalid = decoder.decode(alternative.codec, relation, bytes, -1, &scratch) else { return .refused(.invalid) }
        append(slot, record, &text)
        return .written
    }

    /// The record's own JSON form.
    private func canonical(
        _ slot: Slot, _ relation: PlanRelation, _ record: Record, _ text: inout [UInt8], _ output: inout Output
    ) {
        output.derived = slot.derived && relation.type != .id
        switch slot.state {
        case .blank: return
        case .unknown: output.kind = .unknown
        case .notApplicable: output.kind = .notApplicable
        case .invalid: output.kind = .invalid
        case .known: break
        }
        guard slot.state == .known else { return append(slot, record, &text) }
        output.kind = .string
        switch relation.type {
        case .id, .text, .link: append(slot, record, &text)
        case .date: DateText.append(slot.number, .iso, to: &text)
        case .dose:
            let dose = Dose(microgray: slot.number, unit: Dose.Unit(rawValue: slot.unit) ?? .cGy, digits: slot.scale)
            let value = dose.decimal(in: dose.unit)
            DigitWriter.append(value.mantissa, scale: value.scale, to: &text)
            output.kind = .dose
            output.unit = slot.unit
        case .count:
            DigitWriter.append(slot.number, to: &text)
            output.kind = .number
        case .decimal, .percent:
            DigitWriter.append(slot.number, scale: slot.scale, to: &text)
            output.kind = .number
        case .code where relation.list >= 0:
            text.append(contentsOf: plan.wordBytes[relation.list][Int(slot.number)])
        case .code: append(slot, record, &text)
        }
    }
}
