internal import Findings
internal import StructureTape

/// Sorts resources by the patient that they are about and resolves the references among them.
struct FHIRGrouping {
    let tape: Tape
    /// Where the tape's raw text begins in the input.
    let origin: SourcePlace

    init(_ tape: Tape, place: SourcePlace) {
        self.tape = tape
        origin = place
    }

    /// The id part of the patient that a resource refers to, or its own id if it is a Patient; empty for none.
    static func patientKey(of resource: Int, _ tape: Tape) -> [UInt8] {
        if Members.string("resourceType", of: resource, tape) == "Patient" {
            return Array((Members.string("id", of: resource, tape) ?? "").utf8)
        }
        for name in ["subject", "patient", "beneficiary"] {
            let reference = Members.member(name, of: resource, tape)
            guard reference >= 0, let text = Members.string("reference", of: reference, tape) else { continue }
            return Array((text.split(separator: "/").last.map(String.init) ?? text).utf8)
        }
        return []
    }

    /// Splits a Bundle into units, one for each patient.
    func split(_ bundle: Int, into batch: inout UnitBatch) {
        var roots: [Int] = []
        var urls: [String?] = []
        let entries = Members.member("entry", of: bundle, tape)
        var entry = entries >= 0 ? entries + 1 : 0
        while entries >= 0, entry < Int(tape.nodes[entries].next) {
            let resource = Members.member("resource", of: entry, tape)
            if resource >= 0, Members.string("resourceType", of: resource, tape) != nil {
                roots.append(resource)
                urls.append(Members.string("fullUrl", of: entry, tape))
            } else {
                batch.findings.append(
                    Finding(.fhirEmptyEntry, .warning, "expected a resource in every Bundle entry, found none", place: origin))
            }
            entry = Int(tape.nodes[entry].next)
        }
        let index = FHIRReferences(tape, roots, urls)
        let groups = assign(roots, index)
        for group in groups {
            let members = group.map { roots[$0] }
            let key = members.map { Self.patientKey(of: $0, tape) }.first { !$0.isEmpty } ?? []
            add(members, fullURLs: group.map { urls[$0] }, key: key, to: &batch)
        }
    }

    /// Groups resource positions by the patient that they reach; what reaches none joins the first group.
    private func assign(_ roots: [Int], _ index: FHIRReferences) -> [[Int]] {
        var patient = [Int](repeating: -1, count: roots.count)
        for (position, root) in roots.enumerated() where Members.string("resourceType", of: root, tape) == "Patient" {
            patient[position] = position
        }
        let referred = roots.map { index.targets(of: $0) }
        for _ in 0..<4 {
            for position in roots.indices where patient[position] < 0 {
                patient[position] = referred[position].lazy.map { patient[$0] }.first { $0 >= 0 } ?? -1
            }
        }
        for position in roots.indices where patient[position] >= 0 {
            for target in referred[position] where patient[target] < 0 { patient[target] = patient[position] }
        }
        var order: [Int] = []
        var groups: [Int: [Int]] = [:]
        let only = Set(patient.filter { $0 >= 0 })
        for position in roots.indices {
            var owner = patient[position]
            if owner < 0, only.count == 1, let single = only.first { owner = single }
            if groups[owner] == nil { order.append(owner) }
            groups[owner, default: []].append(position)
        }
        return order.compactMap { groups[$0] }
    }

    /// Adds one unit with these resources, their nodes copied to the batch and their references resolved.
    func add(_ resources: [Int], fullURLs: [String?], key: [UInt8], to batch: inout UnitBatch) {
        let root = batch.tape.open(.array)
        let base = batch.tape.text.count
        if batch.tape.rawCount == 0 { batch.origin = origin }
        var copied: [Int] = []
        var offset = base
        for resource in resources {
            let raw = tape.range(resource)
            batch.tape.text.append(contentsOf: tape.text[raw])
            copied.append(batch.tape.nodes.count)
            copy(resource, shift: offset - raw.lowerBound, &batch)
            offset = batch.tape.text.count
        }
        batch.tape.rawCount = max(batch.tape.rawCount, batch.tape.text.count)
        batch.tape.close(root)
        let index = FHIRReferences(batch.tape, copied, fullURLs)
        for resource in copied { index.link(resource, &batch) }
        let start = Int32(batch.tape.text.count)
        batch.tape.text.append(contentsOf: key)
        batch.tape.rawCount = batch.tape.text.count
        batch.units.append(UnitBatch.Unit(root: Int32(root), key: start..<Int32(batch.tape.text.count)))
    }

    /// Copies a subtree; texts that are part of the raw resource move with it, decoded ones are appended.
    private func copy(_ node: Int, shift: Int, _ batch: inout UnitBatch) {
        let raw = tape.range(node)
        let start = batch.tape.nodes.count
        for index in node..<Int(tape.nodes[node].next) {
            var entry = tape.nodes[index]
            entry.next += Int32(start - node)
            if entry.name >= 0, index > node {
                var name: [UInt8] = []
                tape.names.append(entry.name, to: &name)
                entry.name = batch.tape.names.intern(name.span)
            } else {
                entry.name = -1
            }
            if raw.contains(Int(entry.start)) || entry.count == 0 {
                entry.start += Int32(shift)
            } else {
                let text = tape.text[tape.range(index)]
                entry.start = Int32(batch.tape.text.count)
                batch.tape.text.append(contentsOf: text)
            }
            if entry.place >= 0 { entry.place += Int32(shift) }
            batch.tape.nodes.append(entry)
        }
    }
}
