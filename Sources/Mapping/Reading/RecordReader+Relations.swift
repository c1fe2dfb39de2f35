internal import Findings
internal import OncologyRecord
internal import StructureTape

extension RecordReader {
    /// Reads one relation of a block into the record.
    mutating func read(
        _ block: Int, _ index: Int, _ element: Int32, _ frame: Frame, _ batch: UnitBatch, _ record: inout Record
    ) {
        let relation = plan.blocks[block].relations[index]
        if let condition = relation.condition, !holds(condition, element, record) { return }
        for alternative in relation.alternatives where alternative.reads {
            switch alternative.codec {
            case .constant(let constant): consumeConstant(alternative, constant, frame, batch.tape)
            case .reference(let target): readReference(relation, alternative, target, element, frame, batch, &record)
            case .identity: break
            case .tuple(let tuple): readTuple(relation, alternative, tuple, element, frame, batch, &record)
            case .concept(let column): readConcept(relation, alternative, column, element, frame, batch, &record)
            case .quantity: readQuantity(relation, alternative, element, frame, batch, &record)
            default: readValue(relation, alternative, element, frame, batch, &record)
            }
        }
    }

    private mutating func readValue(
        _ relation: PlanRelation, _ alternative: PlanAlternative, _ element: Int32, _ frame: Frame, _ batch: UnitBatch,
        _ record: inout Record
    ) {
        let capture = frame.base + Int(alternative.captures[0])
        let node = captures[capture]
        guard node >= 0, !relation.isDerived else { return }
        switch decoder.decode(alternative, relation, node, batch.tape, &record) {
        case .blank: consumed[capture] = true
        case .other: break
        case .slot(let slot):
            if store(slot, relation, element, node, batch, &record) { consumed[capture] = true }
            keepTime(alternative, relation, node, frame, batch, &record)
        case .invalid(let slot, let expected):
            if store(slot, relation, element, node, batch, &record) {
                consumed[capture] = true
                reportInvalid(relation, node, expected, batch, record)
            }
        }
    }

    /// A dateTime's time and offset are kept as an extra; the date is the one written.
    private mutating func keepTime(
        _ alternative: PlanAlternative, _ relation: PlanRelation, _ node: Int32, _ frame: Frame, _ batch: UnitBatch,
        _ record: inout Record
    ) {
        guard case .date(.dateTime) = alternative.codec, batch.tape.nodes[Int(node)].count > 10 else { return }
        guard let trie = plan.scopes[frame.scope].nodes.firstIndex(where: { $0.capture == alternative.captures[0] }) else { return }
        keep(node, key: key(of: Int32(trie), frame.scope), owner: ownerElement(relation, record, 0), batch.tape, &record)
    }

    private func ownerElement(_ relation: PlanRelation, _ record: Record, _ fallback: Int32) -> Int32 {
        fallback
    }

    /// Puts a value into its field; a second, different value is a conflict.
    ///
    /// - Returns: whether the value found its place.
    mutating func store(
        _ slot: Slot, _ relation: PlanRelation, _ element: Int32, _ node: Int32, _ batch: UnitBatch,
        _ record: inout Record
    ) -> Bool {
        guard let owner = owner(relation, element, &record) else { return false }
        let known = record[owner, relation.field]
        if known.state == .blank {
            record[owner, relation.field] = slot
            return true
        }
        if ValueEquality.equal(known, slot, relation.type, isList: relation.list >= 0, record) { return true }
        guard plan.layout.format == .csv else { return false }
        reportConflict(relation, known, node, batch, &record)
        var invalid = known
        invalid.state = .invalid
        if known.state == .known {
            let text = ValueText.append(known, relation, plan.schema, &record)
            invalid.start = text.lowerBound
            invalid.count = text.upperBound - text.lowerBound
        }
        record[owner, relation.field] = invalid
        return true
    }

    /// The element whose field a relation is about, made when needed.
    func owner(_ relation: PlanRelation, _ element: Int32, _ record: inout Record) -> Int32? {
        switch relation.owner {
        case .none: return nil
        case .current: return element
        case .enclosing(let group):
            if group == 0 { return 0 }
            var up = element
            while up >= 0 {
                if record.elements[Int(up)].group == Int32(group) { return up }
                up = record.elements[Int(up)].parent
            }
            return nil
        case .satellite(let constraints, let link):
            if let found = Satellites.find(relation.group, constraints, link, element, record) { return found }
            let made = record.add(relation.group, parent: 0, place: record.elements[Int(element)].place)
            for constraint in constraints { set(constraint, made, &record) }
            if link >= 0 {
                var slot = Slot()
                slot.state = .known
                slot.number = Int64(element)
                record[made, link] = slot
            }
            return made
        case .through(let link):
            let slot = record[element, link]
            if slot.state == .known, slot.number >= 0 { return Int32(slot.number) }
            let made = record.add(relation.group, parent: 0, place: record.elements[Int(element)].place)
            var reference = Slot()
            reference.state = .known
            reference.number = Int64(made)
            record[element, link] = reference
            return made
        }
    }

    /// Whether a condition holds for an element.
    func holds(
        _ condition: (group: Int, constraint: PlanConstraint, negated: Bool), _ element: Int32, _ record: Record
    ) -> Bool {
        let owner = condition.group == 0 ? 0 : element
        return Satellites.has(condition.constraint, owner, record) != condition.negated
    }

    private mutating func consumeConstant(
        _ alternative: PlanAlternative, _ constant: Int32, _ frame: Frame, _ tape: Tape
    ) {
        let capture = frame.base + Int(alternative.captures[0])
        let node = captures[capture]
        guard node >= 0 else { return }
        let text = tape.text.span.extracting(tape.range(Int(node)))
        if ValueDecoder.equal(text, plan.constants[Int(constant)]) { consumed[capture] = true }
    }

    /// Several places that mean one word together: the first row that fits.
    private mutating func readTuple(
        _ relation: PlanRelation, _ alternative: PlanAlternative, _ tuple: Int, _ element: Int32, _ frame: Frame,
        _ batch: UnitBatch, _ record: inout Record
    ) {
        let nodes = alternative.captures.map { captures[frame.base + Int($0)] }
        guard let first = nodes.first(where: { $0 >= 0 }) else { return }
        for row in plan.tuples[tuple].rows where row.reads {
            let fits = zip(nodes, row.cells).allSatisfy { node, cell in
                if node < 0 { return cell.isEmpty }
                return ValueDecoder.equal(batch.tape.text.span.extracting(batch.tape.range(Int(node))), cell)
            }
            guard fits else { continue }
            var slot = Slot()
            slot.place = batch.tape.nodes[Int(first)].place
            slot.state = .known
            switch row.meaning {
            case .word(let word): slot.number = Int64(word)
            case .state(let state): slot.state = state
            }
            if store(slot, relation, element, first, batch, &record) {
                for capture in alternative.captures { consumed[frame.base + Int(capture)] = true }
            }
            return
        }
    }

    /// A CodeableConcept: code, display, text and the un-encoded code. The text decides where the code alone says less.
    private mutating func readConcept(
        _ relation: PlanRelation, _ alternative: PlanAlternative, _ column: Int, _ element: Int32, _ frame: Frame,
        _ batch: UnitBatch, _ record: inout Record
    ) {
        let nodes = alternative.captures.map { captures[frame.base + Int($0)] }
        guard let first = [nodes[0], nodes[3], nodes[2]].first(where: { $0 >= 0 }) else { return }
        func consumeAll() {
            for capture in alternative.captures { consumed[frame.base + Int(capture)] = true }
        }
        let table = plan.columns[column]
        if nodes[2] >= 0, let slot = ConceptText.word(table, nodes[2], code: nodes[0], batch.tape, &record) {
            if slot.state == .blank { return consumeAll() }
            if store(slot, relation, element, first, batch, &record) { consumeAll() }
            return
        }
        guard nodes[0] >= 0 else { return }
        let text = batch.tape.text.span.extracting(batch.tape.range(Int(nodes[0])))
        switch decoder.decode(alternative.codec, relation, text, batch.tape.nodes[Int(nodes[0])].place, &record) {
        case .slot(let slot):
            guard store(slot, relation, element, nodes[0], batch, &record) else { return }
            consumed[frame.base + Int(alternative.captures[0])] = true
            consumed[frame.base + Int(alternative.captures[1])] = true
        case .invalid(let slot, let expected):
            guard store(slot, relation, element, nodes[0], batch, &record) else { return }
            consumed[frame.base + Int(alternative.captures[0])] = true
            reportInvalid(relation, nodes[0], expected, batch, record)
        case .blank, .other: return
        }
    }

    /// A Quantity of a dose: the code tells the unit; a unit that is no dose leaves it to extras.
    private mutating func readQuantity(
        _ relation: PlanRelation, _ alternative: PlanAlternative, _ element: Int32, _ frame: Frame, _ batch: UnitBatch,
        _ record: inout Record
    ) {
        let nodes = alternative.captures.map { captures[frame.base + Int($0)] }
        guard nodes[0] >= 0, let code = [nodes[1], nodes[3]].first(where: { $0 >= 0 }) else { return }
        guard let unit = Dose.Unit(symbol: batch.tape.string(Int(code))) else { return }
        let text = batch.tape.text.span.extracting(batch.tape.range(Int(nodes[0])))
        let place = batch.tape.nodes[Int(nodes[0])].place
        switch decoder.decode(.dose(unit, width: 0), relation, text, place, &record) {
        case .slot(let slot):
            if store(slot, relation, element, nodes[0], batch, &record) {
                for capture in alternative.captures { consumed[frame.base + Int(capture)] = true }
            }
        case .invalid(let slot, let expected):
            if store(slot, relation, element, nodes[0], batch, &record) {
                for capture in alternative.captures { consumed[frame.base + Int(capture)] = true }
                reportInvalid(relation, nodes[0], expected, batch, record)
            }
        case .blank, .other: return
        }
    }
}
