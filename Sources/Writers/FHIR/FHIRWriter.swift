internal import JSONWriting
public import StructureTape

/// Renders units of resources as FHIR JSON: a collection Bundle a line, one Bundle, or a resource a line.
///
/// An entry's `fullUrl` is a base, the type and the id, so that the relative references inside (`Type/id`) resolve as R4 demands (Bundle,
/// "Resolving references"). The base `http://hilum.invalid/fhir` is reserved never to exist (RFC 2606): ids are local to the file.
public struct FHIRWriter: UnitWriter {
    /// How resources lie in the text.
    public enum Shape: Sendable {
        /// One collection Bundle for each unit, one a line.
        case bundles
        /// One collection Bundle over all units.
        case bundle
        /// One resource a line.
        case resources
    }

    let shape: Shape
    let pretty: Bool

    /// A writer.
    public init(shape: Shape = .bundles, pretty: Bool = false) {
        self.shape = shape
        self.pretty = pretty && shape == .bundle
    }

    private static let opening = Array("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[".utf8)

    public func prologue(head: Tape?, to out: inout [UInt8]) {
        if shape == .bundle {
            out.append(contentsOf: Self.opening)
            out.append(0x0A)
        }
    }

    public func unit(_ tape: borrowing Tape, root: Int, to out: inout [UInt8]) {
        if shape == .bundles { out.append(contentsOf: Self.opening) }
        var resource = root + 1
        let end = Int(tape.nodes[root].next)
        while resource < end {
            if shape != .resources { entry(tape, resource, to: &out) }
            if tape.nodes[resource].kind == .verbatim {
                out.append(contentsOf: tape.text[tape.range(resource)])
            } else {
                JSONRendering.append(tape, resource, indent: pretty ? 2 : -1, to: &out)
            }
            resource = Int(tape.nodes[resource].next)
            switch shape {
            case .resources: out.append(0x0A)
            case .bundles, .bundle:
                out.append(0x7D)
                if resource < end {
                    out.append(0x2C)
                    if shape == .bundle { out.append(0x0A) }
                }
            }
        }
        if shape == .bundles { out.append(contentsOf: [0x5D, 0x7D, 0x0A]) }
    }

    public func separator(to out: inout [UInt8]) {
        if shape == .bundle { out.append(contentsOf: [0x2C, 0x0A]) }
    }

    public func epilogue(empty: Bool, to out: inout [UInt8]) {
        if shape == .bundle { out.append(contentsOf: [0x0A, 0x5D, 0x7D, 0x0A]) }
    }

    /// An entry's opening with its fullUrl.
    private func entry(_ tape: borrowing Tape, _ resource: Int, to out: inout [UInt8]) {
        out.append(0x7B)
        let names = (Array("resourceType".utf8), Array("id".utf8))
        var type = -1
        var id = -1
        if tape.nodes[resource].kind == .object {
            var member = resource + 1
            while member < Int(tape.nodes[resource].next) {
                if tape.names.equals(tape.nodes[member].name, names.0.span) { type = member }
                if tape.names.equals(tape.nodes[member].name, names.1.span) { id = member }
                member = Int(tape.nodes[member].next)
            }
        }
        if type >= 0, id >= 0 {
            out.append(contentsOf: "\"fullUrl\":\"http://hilum.invalid/fhir/".utf8)
            JSONRendering.escape(tape.text.span.extracting(tape.range(type)), to: &out)
            out.append(0x2F)
            JSONRendering.escape(tape.text.span.extracting(tape.range(id)), to: &out)
            out.append(contentsOf: "\",".utf8)
        }
        out.append(contentsOf: "\"resource\":".utf8)
    }
}
