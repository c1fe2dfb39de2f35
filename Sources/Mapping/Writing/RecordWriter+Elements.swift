internal import OncologyRecord

extension RecordWriter {
    /// The elements that a block writes under an element, in order, within the layout's limit.
    func elements(_ index: Int, under parent: Int32, _ record: Record) -> [Int32] {
        let block = plan.blocks[index]
        let group = plan.schema.groups[block.group]
        var found = record.elements(of: block.group)
        if group.parent > 0 { found = found.filter { record.elements[Int($0)].parent == parent } }
        if block.link >= 0, parent > 0 { found = found.filter { isLinked($0, block.link, parent, record) } }
        if !block.constraints.isEmpty {
            found = found.filter { element in block.constraints.allSatisfy { Satellites.has($0, element, record) } }
        }
        if block.number > 0 { return numbered(block, found, record) }
        if block.order >= 0, found.count > 1 {
            let keyed = found.enumerated().map { (offset: $0.offset, element: $0.element, start: day(record[$0.element, block.order])) }
            found = keyed.sorted { ($0.start, $0.offset) < ($1.start, $1.offset) }.map(\.element)
        }
        if block.limit > 0 { found = Array(found.prefix(block.limit)) }
        return found
    }

    /// A definite date's day; anything else comes last.
    private func day(_ slot: Slot) -> Int {
        guard slot.state == .known, let date = PartialDate(packed: slot.number), date.precision == .day else { return Int.max }
        return date.interval.lowerBound
    }

    /// An element without a link goes to the only element that it could be linked to.
    private func isLinked(_ element: Int32, _ link: Int, _ parent: Int32, _ record: Record) -> Bool {
        let slot = record[element, link]
        if slot.state == .known { return slot.number == Int64(parent) }
        return slot.state == .blank && record.elements(of: Int(record.elements[Int(parent)].group)).count == 1
    }

    /// The element of a number: the one that says so, else the one in that position among those that say nothing.
    private func numbered(_ block: PlanBlock, _ found: [Int32], _ record: Record) -> [Int32] {
        if block.numberField >= 0 {
            for element in found {
                let slot = record[element, block.numberField]
                if slot.state == .known, slot.number == Int64(block.number) { return [element] }
            }
            let unnumbered = found.filter { record[$0, block.numberField].state != .known }
            guard unnumbered.count == found.count else { return [] }
        }
        return block.number <= found.count ? [found[block.number - 1]] : []
    }

    /// The entries of a list that the target keeps apart: one when all are equal.
    mutating func tied(_ index: Int, _ elements: [Int32], _ record: Record) -> [Int32] {
        let block = plan.blocks[index]
        guard block.isUntied, let first = elements.first, elements.count > 1 else { return elements }
        let same = elements.allSatisfy { element in
            block.relations.allSatisfy { relation in
                ValueEquality.equal(
                    record[first, relation.field], record[element, relation.field], relation.type, isList: relation.list >= 0,
                    record)
            }
        }
        guard same else {
            for element in elements {
                for relation in block.relations where record[element, relation.field].state != .blank {
                    ledger.add(
                        group: relation.group, field: relation.field, .untied, place: record[element, relation.field].place,
                        unit: unit, plan.schema)
                }
            }
            return elements
        }
        for element in elements {
            for relation in block.relations { carry(element, relation.field, record) }
        }
        return [first]
    }

    /// The element whose field a relation is about, or nil when there is none.
    func owner(_ relation: PlanRelation, _ element: Int32, _ record: Record) -> Int32? {
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
            return Satellites.find(relation.group, constraints, link, element, record)
        case .through(let link):
            let slot = record[element, link]
            return slot.state == .known && slot.number >= 0 ? Int32(slot.number) : nil
        }
    }

    /// What is said of an element by writing one of its fields through another.
    mutating func markOwner(_ relation: PlanRelation, _ element: Int32, _ owner: Int32, _ record: Record) {
        visited[Int(owner)] = true
        switch relation.owner {
        case .satellite(let constraints, let link):
            for constraint in constraints { carry(owner, constraint.field, record) }
            if link >= 0 { carry(owner, link, record) }
        case .through(let link): carry(element, link, record)
        case .none, .current, .enclosing: break
        }
    }

    func holds(
        _ condition: (group: Int, constraint: PlanConstraint, negated: Bool), _ element: Int32, _ record: Record
    ) -> Bool {
        Satellites.has(condition.constraint, condition.group == 0 ? 0 : element, record) != condition.negated
    }
}
