internal import OncologyRecord
internal import StructureTape

extension RecordWriter {
    /// Writes one relation into the captures of an object.
    mutating func write(
        _ relation: PlanRelation, _ block: Int, _ element: Int32, _ frame: Int, _ record: Record, _ tape: inout Tape
    ) {
        if case .none = relation.owner { return writeStructure(relation, block, element, frame, record, &tape) }
        guard let owner = owner(relation, element, record) else { return }
        let slot = record[owner, relation.field]
        guard slot.state != .blank || needsBlank(relation) else { return }
        if let condition = relation.condition, !holds(condition, element, record) { return }
        let position = record.slotIndex(owner, relation.field)
        if carried[position], plan.layout.format != .csv { return }
        for alternative in relation.alternatives where alternative.writes {
            switch encode(slot, relation, alternative, element, frame, record, &tape) {
            case .written: return accept(relation, element, owner, record)
            case .narrowed(let reason):
                ledger.add(group: relation.group, field: relation.field, reason, place: slot.place, unit: unit, plan.schema)
                return accept(relation, element, owner, record)
            case .refused(let reason): reasons[position] = reasons[position] ?? reason
            }
        }
    }

    private mutating func accept(_ relation: PlanRelation, _ element: Int32, _ owner: Int32, _ record: Record) {
        carry(owner, relation.field, record)
        markOwner(relation, element, owner, record)
    }

    /// A concept that stands beside a coded one is demanded by the target even when nothing is recorded.
    private func needsBlank(_ relation: PlanRelation) -> Bool {
        false
    }

    private mutating func encode(
        _ slot: Slot, _ relation: PlanRelation, _ alternative: PlanAlternative, _ element: Int32, _ frame: Int,
        _ record: Record, _ tape: inout Tape
    ) -> Encoding {
        switch alternative.codec {
        case .present:
            guard case .present(let word) = alternative.codec, slot.state == .known, slot.number == Int64(word),
                outputs[frame + Int(alternative.captures[0])].kind != .none
            else { return .refused(.noPlace) }
            return .written
        case .reference(let target): return reference(slot, alternative, target, frame, record, &tape)
        case .tuple(let tuple): return self.tuple(slot, plan.tuples[tuple], alternative, frame, &tape)
        case .concept(let column): return concept(slot, relation, plan.columns[column], alternative, frame, record, &tape)
        case .quantity: return quantity(slot, alternative, frame, record, &tape)
        default:
            let capture = frame + Int(alternative.captures[0])
            var output = Output()
            let encoding = encoder.encode(slot, relation, alternative, record, &tape.text, &output)
            if case .refused = encoding { return encoding }
            guard outputs[capture].kind == .none || isSame(outputs[capture], output, tape) else { return .refused(.noPlace) }
            outputs[capture] = output
            return encoding
        }
    }

    private func isSame(_ left: Output, _ right: Output, _ tape: Tape) -> Bool {
        tape.text[Int(left.start)..<Int(left.start + left.count)]
            == tape.text[Int(right.start)..<Int(right.start + right.count)]
    }

    /// Ids of resources and references that every resource of a kind has.
    private mutating func writeStructure(
        _ relation: PlanRelation, _ block: Int, _ element: Int32, _ frame: Int, _ record: Record, _ tape: inout Tape
    ) {
        if let condition = relation.condition, !holds(condition, element, record) { return }
        for alternative in relation.alternatives where alternative.writes {
            switch alternative.codec {
            case .identity:
                let start = tape.text.count
                resourceID(block, element, record, &tape.text)
                put(&outputs[frame + Int(alternative.captures[0])], start, tape)
            case .reference(let target):
                guard target >= 0, let other = referent(target, from: element, record) else { continue }
                let start = tape.text.count
                appendReference(target, other, record, &tape.text)
                put(&outputs[frame + Int(alternative.captures[0])], start, tape)
            default: continue
            }
        }
    }

    /// The element that a structural reference means: the patient, or the element of a joined resource itself.
    private func referent(_ target: Int, from element: Int32, _ record: Record) -> Int32? {
        let group = plan.blocks[target].group
        if group == 0 { return 0 }
        var up = element
        while up >= 0 {
            if record.elements[Int(up)].group == Int32(group) { return up }
            up = record.elements[Int(up)].parent
        }
        return nil
    }

    func put(_ output: inout Output, _ start: Int, _ tape: Tape) {
        output = Output(kind: .string, start: Int32(start), count: Int32(tape.text.count - start))
    }

    private mutating func reference(
        _ slot: Slot, _ alternative: PlanAlternative, _ target: Int, _ frame: Int, _ record: Record, _ tape: inout Tape
    ) -> Encoding {
        guard target >= 0, slot.state == .known, slot.number >= 0,
            Int(record.elements[Int(slot.number)].group) == plan.blocks[target].group
        else { return .refused(.noPlace) }
        let start = tape.text.count
        appendReference(target, Int32(slot.number), record, &tape.text)
        let capture = frame + Int(alternative.captures[0])
        var output = Output()
        put(&output, start, tape)
        let isMultiple = plan.scopes.contains { scope in
            scope.nodes.contains { $0.isMultiple && Int($0.capture) == Int(alternative.captures[0]) }
        }
        if isMultiple { multiples.append((capture, output)) } else { outputs[capture] = output }
        return .written
    }

    func appendReference(_ block: Int, _ element: Int32, _ record: Record, _ text: inout [UInt8]) {
        text.append(contentsOf: plan.blocks[block].resource)
        text.append(0x2F)
        resourceID(block, element, record, &text)
    }

    /// The id of an element's resource: the one it came with, else one made of its keys.
    func resourceID(_ block: Int, _ element: Int32, _ record: Record, _ text: inout [UInt8]) {
        let prefix = plan.blocks[block].isJoined ? Array("\(plan.blocks[block].name):id".utf8) : Array("id".utf8)
        for extra in record.extras where extra.owner == element {
            if bytes(extra.key, record).elementsEqual(prefix), bytes(extra.layout, record).elementsEqual(plan.key) {
                text.append(contentsOf: bytes(extra.value, record))
                return
            }
        }
        identifiers.append(type: plan.blocks[block].resource, element: element, record, to: &text)
    }

    func bytes(_ range: Range<Int32>, _ record: Record) -> ArraySlice<UInt8> {
        record.text[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    private mutating func tuple(
        _ slot: Slot, _ tuple: TuplePlan, _ alternative: PlanAlternative, _ frame: Int, _ tape: inout Tape
    ) -> Encoding {
        let row = tuple.rows.first { row in
            switch row.meaning {
            case .word(let word): slot.state == .known && slot.number == Int64(word)
            case .state(let state): slot.state == state
            }
        }
        guard let row else { return .refused(slot.state == .invalid ? .invalid : .codeNotInTarget) }
        for (capture, cell) in zip(alternative.captures, row.cells) where !cell.isEmpty {
            let start = tape.text.count
            tape.text.append(contentsOf: cell)
            put(&outputs[frame + Int(capture)], start, tape)
        }
        let readsBack = tuple.rows.first { $0.reads && $0.cells == row.cells }?.meaning == row.meaning
        return readsBack ? .written : .narrowed(.codeBroader)
    }

    /// Code, display, text and the un-encoded code: the word itself stands as text wherever the code alone says less.
    private mutating func concept(
        _ slot: Slot, _ relation: PlanRelation, _ column: CodeColumn, _ alternative: PlanAlternative, _ frame: Int,
        _ record: Record, _ tape: inout Tape
    ) -> Encoding {
        func add(_ capture: Int, _ bytes: some Collection<UInt8>) {
            let start = tape.text.count
            tape.text.append(contentsOf: bytes)
            put(&outputs[frame + Int(alternative.captures[capture])], start, tape)
        }
        switch slot.state {
        case .invalid, .blank: return .refused(.invalid)
        case .unknown, .notApplicable:
            add(3, "UNC".utf8)
            add(2, slot.state.word.utf8)
            return .written
        case .known: break
        }
        guard let word = encoder.word(slot, relation, column, record) else { return .refused(.codeNotInTarget) }
        let writing = column.writings[Int(word)]
        let hasCode = !writing.code.isEmpty && writing.code != Array("UNC".utf8)
        if hasCode {
            add(0, writing.code)
            if !writing.display.isEmpty { add(1, writing.display) }
        } else {
            add(3, "UNC".utf8)
        }
        if !hasCode || writing.relation != .exact || column.meaning(of: writing.code.span) != .word(word) {
            var name: [UInt8] = []
            column.words.append(word, to: &name)
            add(2, name)
        }
        return .written
    }

    private mutating func quantity(
        _ slot: Slot, _ alternative: PlanAlternative, _ frame: Int, _ record: Record, _ tape: inout Tape
    ) -> Encoding {
        guard slot.state == .known else { return .refused(.codeNotInTarget) }
        let dose = Dose(microgray: slot.number, unit: Dose.Unit(rawValue: slot.unit) ?? .cGy, digits: slot.scale)
        let value = dose.decimal(in: .cGy)
        var start = tape.text.count
        DigitWriter.append(value.mantissa, scale: value.scale, to: &tape.text)
        put(&outputs[frame + Int(alternative.captures[0])], start, tape)
        outputs[frame + Int(alternative.captures[0])].kind = .number
        for (capture, text) in [(1, "cGy"), (2, "http://unitsofmeasure.org"), (3, "cGy")] {
            start = tape.text.count
            tape.text.append(contentsOf: text.utf8)
            put(&outputs[frame + Int(alternative.captures[capture])], start, tape)
        }
        return .written
    }
}
