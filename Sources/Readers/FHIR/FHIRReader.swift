internal import Findings
internal import JSONReading
public import StructureTape

/// Reads FHIR JSON as units of one patient's resources: a Bundle of any type, one resource, or NDJSON of either.
///
/// A unit is an array of resource objects; `Tape.links` says which resource a reference string means. Lines of single resources are joined
/// while they belong to the same patient. A Bundle is held whole, up to a limit.
public struct FHIRReader: UnitReader {
    private var json: JSONReader
    private var source = UnitBatch()
    /// Lines held back because the next may belong to the same patient.
    private var held: [UInt8] = []
    private var heldKey: [UInt8] = []
    private var heldPlace = SourcePlace(line: 1, column: 1, offset: 0)

    /// A reader of one input.
    ///
    /// - Parameter bundleLimit: most bytes of one Bundle.
    public init(bundleLimit: Int = 256 << 20) {
        json = JSONReader(unitLimit: bundleLimit)
    }

    public mutating func push(_ chunk: Span<UInt8>, to batch: inout UnitBatch) {
        guard batch.failure == nil else { return }
        source.removeAll()
        json.push(chunk, to: &source)
        move(to: &batch)
    }

    public mutating func finish(to batch: inout UnitBatch) {
        guard batch.failure == nil else { return }
        source.removeAll()
        json.finish(to: &source)
        move(to: &batch)
        flush(to: &batch)
    }

    /// Takes the parsed values over and sorts their resources by patient.
    private mutating func move(to batch: inout UnitBatch) {
        for fault in source.faults {
            let start = Int32(batch.tape.rawCount)
            batch.tape.text.append(contentsOf: source.tape.text[Int(fault.raw.lowerBound)..<Int(fault.raw.upperBound)])
            batch.tape.rawCount = batch.tape.text.count
            batch.faults.append(UnitBatch.Fault(finding: fault.finding, raw: start..<Int32(batch.tape.rawCount)))
        }
        for unit in source.units { take(Int(unit.root), to: &batch) }
        if let failure = source.failure {
            flush(to: &batch)
            batch.failure = failure
        }
    }

    private mutating func take(_ root: Int, to batch: inout UnitBatch) {
        let tape = source.tape
        guard tape.nodes[root].kind == .object, let type = Members.string("resourceType", of: root, tape) else {
            let finding = Finding(
                .fhirNoResourceType, .error, "expected a resource with \"resourceType\", found something else",
                place: source.place(at: tape.nodes[root].place))
            let start = Int32(batch.tape.text.count)
            batch.tape.text.append(contentsOf: tape.text[tape.range(root)])
            batch.tape.rawCount = batch.tape.text.count
            batch.faults.append(UnitBatch.Fault(finding: finding, raw: start..<Int32(batch.tape.rawCount)))
            return
        }
        if type == "Bundle" {
            flush(to: &batch)
            FHIRGrouping(tape, place: source.place(at: tape.nodes[root].place)).split(root, into: &batch)
            return
        }
        let key = FHIRGrouping.patientKey(of: root, tape)
        if !held.isEmpty, key != heldKey || key.isEmpty { flush(to: &batch) }
        if held.isEmpty {
            heldKey = key
            heldPlace = source.place(at: tape.nodes[root].place)
        } else {
            held.append(0x0A)
        }
        held.append(contentsOf: tape.text[tape.range(root)])
    }

    /// Ends the unit that is held back.
    private mutating func flush(to batch: inout UnitBatch) {
        guard !held.isEmpty else { return }
        var parsed = Tape()
        parsed.text = held
        parsed.rawCount = held.count
        var parser = JSONParser()
        var roots: [Int] = []
        var index = 0
        var duplicates: [Int] = []
        while index < held.count {
            roots.append(parsed.nodes.count)
            guard let next = try? parser.parse(from: index, to: held.count, &parsed, duplicates: &duplicates) else { break }
            index = next
            while index < held.count, parsed.text[index] == 0x0A { index += 1 }
        }
        FHIRGrouping(parsed, place: heldPlace).add(roots, fullURLs: roots.map { _ in nil }, key: heldKey, to: &batch)
        held.removeAll(keepingCapacity: true)
    }
}

/// Looks members up by name.
enum Members {
    /// The member of an object, or -1.
    static func member(_ name: String, of node: Int, _ tape: Tape) -> Int {
        guard node >= 0, tape.nodes[node].kind == .object else { return -1 }
        let bytes = Array(name.utf8)
        var member = node + 1
        while member < Int(tape.nodes[node].next) {
            if tape.names.equals(tape.nodes[member].name, bytes.span) { return member }
            member = Int(tape.nodes[member].next)
        }
        return -1
    }

    /// The text of a string member, or nil.
    static func string(_ name: String, of node: Int, _ tape: Tape) -> String? {
        let member = member(name, of: node, tape)
        return member >= 0 && tape.nodes[member].kind == .string ? tape.string(member) : nil
    }
}
