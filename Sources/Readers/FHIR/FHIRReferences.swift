internal import Findings
internal import StructureTape

/// Which resource a reference means: by fullUrl, `urn:uuid:`, relative `Type/id`, or `#contained`.
struct FHIRReferences {
    private let tape: Tape
    private let roots: [Int]
    private var byName: [String: Int] = [:]

    /// An index over resources.
    ///
    /// - Parameters:
    ///   - roots: the resources' nodes.
    ///   - urls: their `fullUrl`s, where there are.
    init(_ tape: Tape, _ roots: [Int], _ urls: [String?]) {
        self.tape = tape
        self.roots = roots
        for (position, root) in roots.enumerated() {
            if let url = urls[position], byName[url] == nil { byName[url] = position }
            guard let type = Members.string("resourceType", of: root, tape), let id = Members.string("id", of: root, tape) else { continue }
            if byName["\(type)/\(id)"] == nil { byName["\(type)/\(id)"] = position }
            if byName["urn:uuid:\(id)"] == nil { byName["urn:uuid:\(id)"] = position }
        }
    }

    /// The position of the resource that a reference means, or nil.
    private func resolve(_ reference: String) -> Int? {
        if let position = byName[reference] { return position }
        var parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        if let history = parts.firstIndex(of: "_history") { parts = Array(parts[..<history]) }
        guard parts.count >= 2 else { return nil }
        return byName[parts.suffix(2).joined(separator: "/")]
    }

    /// The positions of all resources that a resource refers to, in order.
    func targets(of resource: Int) -> [Int] {
        strings(of: resource).compactMap { resolve(tape.string($0)) }
    }

    private func strings(of resource: Int) -> [Int] {
        (resource..<Int(tape.nodes[resource].next)).filter { node in
            tape.nodes[node].kind == .string && tape.nodes[node].name >= 0
                && tape.names.equals(tape.nodes[node].name, Array("reference".utf8).span)
        }
    }

    /// Links the references of a resource and reports those that mean nothing here.
    func link(_ resource: Int, _ batch: inout UnitBatch) {
        let contained = Members.member("contained", of: resource, tape)
        for node in strings(of: resource) {
            let text = tape.string(node)
            var target = resolve(text).map { roots[$0] }
            if text.hasPrefix("#") {
                target = text == "#" ? resource : self.contained(String(text.dropFirst()), contained)
            }
            if let target {
                batch.tape.links.append(Tape.Link(from: Int32(node), to: Int32(target)))
            } else {
                let isElsewhere = text.hasPrefix("http://") || text.hasPrefix("https://")
                batch.findings.append(
                    Finding(
                        .fhirUnresolvedReference, isElsewhere ? .info : .warning,
                        "expected a reference to a resource of this file, found one to another",
                        place: batch.place(at: tape.nodes[node].place), path: "reference"))
            }
        }
    }

    private func contained(_ id: String, _ array: Int) -> Int? {
        guard array >= 0 else { return nil }
        var item = array + 1
        while item < Int(tape.nodes[array].next) {
            if Members.string("id", of: item, tape) == id { return item }
            item = Int(tape.nodes[item].next)
        }
        return nil
    }
}
