internal import Findings
internal import OncologyRecord
internal import StructureTape

extension RecordReader {
    /// Reads the resources of one patient: first which elements they are, then their values, then what nothing claimed.
    mutating func readResources(_ root: Int32, _ batch: UnitBatch, _ record: inout Record) {
        let end = batch.tape.nodes[Int(root)].next
        let candidates = plan.blocks.indices.filter { !plan.blocks[$0].resource.isEmpty }
        var resource = root + 1
        while resource < end {
            if isRefuted(resource, candidates, batch, &record) {
                resource = batch.tape.nodes[Int(resource)].next
                continue
            }
            for block in candidates where matches(block, resource, batch.tape) {
                let isJoined = plan.blocks[block].isJoined
                let element = isJoined ? -1 : add(block, parent: 0, linked: 0, place: batch.tape.nodes[Int(resource)].place, &record)
                claims.append((resource, block, element))
                break
            }
            resource = batch.tape.nodes[Int(resource)].next
        }
        for index in claims.indices where claims[index].element >= 0 {
            readObject(
                scope: plan.blocks[claims[index].block].scope, node: claims[index].node, element: claims[index].element,
                batch, &record)
        }
        resource = root + 1
        while resource < end {
            if !claims.contains(where: { $0.node == resource && $0.element >= 0 }) {
                keep(resource, key: resourceKey(resource, batch.tape), owner: 0, batch.tape, &record)
            }
            resource = batch.tape.nodes[Int(resource)].next
        }
    }

    private func matches(_ block: Int, _ resource: Int32, _ tape: Tape) -> Bool {
        guard let type = find(Place(name: "resourceType"), from: resource, tape).first,
            ValueDecoder.equal(tape.text.span.extracting(tape.range(Int(type))), plan.blocks[block].resource)
        else { return false }
        return plan.blocks[block].match.allSatisfy { test in
            find(test.place, from: resource, tape).contains {
                ValueDecoder.equal(tape.text.span.extracting(tape.range(Int($0))), test.value)
            }
        }
    }

    /// Whether the source itself says that a resource is no fact.
    private mutating func isRefuted(
        _ resource: Int32, _ candidates: [Int], _ batch: UnitBatch, _ record: inout Record
    ) -> Bool {
        for block in candidates where matches(block, resource, batch.tape) {
            for test in plan.blocks[block].asserted {
                for node in find(test.place, from: resource, batch.tape) {
                    let text = batch.tape.text.span.extracting(batch.tape.range(Int(node)))
                    var refused = false
                    for word in test.refused where ValueDecoder.equal(text, word) { refused = true }
                    guard refused else { continue }
                    notes.filtered += 1
                    let word = batch.tape.string(Int(node))
                    notes.findings.append(
                        Finding(
                            .notAsserted, .warning,
                            "expected a resource that states a fact, found \(test.place) \"\(word)\"; it is kept as an extra",
                            layout: plan.layout.name, place: batch.place(at: batch.tape.nodes[Int(node)].place),
                            path: "\(test.place)",
                            fields: [Finding.Value(field: "\(test.place)", value: word, state: "known")]))
                    return true
                }
            }
        }
        return false
    }

    private func resourceKey(_ resource: Int32, _ tape: Tape) -> [UInt8] {
        let type = find(Place(name: "resourceType"), from: resource, tape).first.map { tape.string(Int($0)) } ?? "resource"
        let id = find(Place(name: "id"), from: resource, tape).first.map { tape.string(Int($0)) } ?? "\(resource)"
        return Array("\(type)/\(id)".utf8)
    }

    /// A reference to the resource of another block: fills a link field, or reads the joined resource into the same element.
    mutating func readReference(
        _ relation: PlanRelation, _ alternative: PlanAlternative, _ target: Int, _ element: Int32, _ frame: Frame,
        _ batch: UnitBatch, _ record: inout Record
    ) {
        guard target >= 0 else { return }
        let capture = Int(alternative.captures[0]) + frame.base
        if captures[capture] >= 0, follow(captures[capture], relation, target, element, batch, &record) {
            consumed[capture] = true
        }
        for index in multiples.indices where Int(multiples[index].capture) == capture && !multiples[index].used {
            if follow(multiples[index].node, relation, target, element, batch, &record) { multiples[index].used = true }
        }
    }

    private mutating func follow(
        _ node: Int32, _ relation: PlanRelation, _ target: Int, _ element: Int32, _ batch: UnitBatch,
        _ record: inout Record
    ) -> Bool {
        let resource = batch.tape.target(of: node)
        guard resource >= 0, let claim = claims.firstIndex(where: { $0.node == resource && $0.block == target }) else { return false }
        if relation.field >= 0, let owner = owner(relation, element, &record) {
            guard record[owner, relation.field].state == .blank, claims[claim].element >= 0 else { return false }
            var slot = Slot()
            slot.state = .known
            slot.number = Int64(claims[claim].element)
            slot.place = batch.tape.nodes[Int(node)].place
            record[owner, relation.field] = slot
            return true
        }
        if plan.blocks[target].isJoined {
            guard claims[claim].element < 0 else { return false }
            claims[claim].element = element
            readObject(scope: plan.blocks[target].scope, node: resource, element: element, batch, &record)
        }
        return true
    }

    /// A list that the target keeps apart: one entry is for all elements, as many entries as elements go by position.
    mutating func readUntied(
        _ block: Int, _ parent: Int32, _ found: [Int32], _ frame: Frame, _ batch: UnitBatch, _ record: inout Record
    ) {
        guard !found.isEmpty else { return }
        var elements = record.elements(of: plan.blocks[block].group).filter { record.elements[Int($0)].parent == parent }
        if elements.isEmpty {
            elements = found.map { add(block, parent: parent, linked: parent, place: batch.tape.nodes[Int($0)].place, &record) }
        }
        guard found.count == 1 || found.count == elements.count else {
            notes.findings.append(
                Finding(
                    .untied, .warning,
                    "expected one entry or \(elements.count) entries, found \(found.count); they are kept as extras",
                    layout: plan.layout.name, place: batch.place(at: batch.tape.nodes[Int(found[0])].place), record: keys(record)))
            for node in found { leftovers.append(Leftover(node: node, under: plan.blocks[block].anchor, index: 0)) }
            return
        }
        for (index, element) in elements.enumerated() {
            readObject(
                scope: plan.blocks[block].scope, node: found[found.count == 1 ? 0 : index], element: element, batch, &record)
        }
    }
}
