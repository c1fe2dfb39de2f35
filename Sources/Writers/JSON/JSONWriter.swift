public import StructureTape

/// Renders units as JSON: NDJSON, one streamed array, or one document.
public struct JSONWriter: UnitWriter {
    /// How units lie in the text.
    public enum Shape: Sendable {
        /// One value a line.
        case lines
        /// One array.
        case array
        /// The one unit itself.
        case document
    }

    let shape: Shape
    let pretty: Bool

    /// A writer.
    ///
    /// - Parameters:
    ///   - shape: how units lie in the text.
    ///   - pretty: two blanks for each level and one member a line; ignored for lines.
    public init(shape: Shape = .lines, pretty: Bool = false) {
        self.shape = shape
        self.pretty = pretty && shape != .lines
    }

    public func prologue(head: Tape?, to out: inout [UInt8]) {
        if shape == .array { out.append(contentsOf: pretty ? [0x5B] : [0x5B, 0x0A]) }
    }

    public func unit(_ tape: borrowing Tape, root: Int, to out: inout [UInt8]) {
        if shape == .array, pretty { out.append(contentsOf: [0x0A, 0x20, 0x20]) }
        JSONRendering.append(tape, root, indent: pretty ? (shape == .array ? 1 : 0) : -1, to: &out)
        if shape != .array { out.append(0x0A) }
    }

    public func separator(to out: inout [UInt8]) {
        if shape == .array { out.append(contentsOf: pretty ? [0x2C] : [0x2C, 0x0A]) }
    }

    public func epilogue(empty: Bool, to out: inout [UInt8]) {
        if shape == .array { out.append(contentsOf: [0x0A, 0x5D, 0x0A]) }
    }
}

/// Renders tape nodes as JSON text.
public enum JSONRendering {
    /// Appends a node.
    ///
    /// - Parameters:
    ///   - tape: the tape.
    ///   - node: the node; a container with all that is inside it.
    ///   - indent: levels of indentation, or -1 for compact text.
    ///   - out: where the text goes.
    public static func append(_ tape: borrowing Tape, _ node: Int, indent: Int = -1, to out: inout [UInt8]) {
        let source = tape.nodes[node]
        switch source.kind {
        case .object, .array:
            let isObject = source.kind == .object
            out.append(isObject ? 0x7B : 0x5B)
            var member = node + 1
            while member < Int(source.next) {
                if member > node + 1 { out.append(0x2C) }
                if indent >= 0 { newline(indent + 1, to: &out) }
                if isObject {
                    out.append(0x22)
                    appendName(tape.names, tape.nodes[member].name, to: &out)
                    out.append(0x22)
                    out.append(0x3A)
                    if indent >= 0 { out.append(0x20) }
                }
                append(tape, member, indent: indent >= 0 ? indent + 1 : -1, to: &out)
                member = Int(tape.nodes[member].next)
            }
            if indent >= 0, member > node + 1 { newline(indent, to: &out) }
            out.append(isObject ? 0x7D : 0x5D)
        case .string:
            out.append(0x22)
            escape(tape.text.span.extracting(tape.range(node)), to: &out)
            out.append(0x22)
        case .yes: out.append(contentsOf: [0x74, 0x72, 0x75, 0x65])
        case .no: out.append(contentsOf: [0x66, 0x61, 0x6C, 0x73, 0x65])
        case .null: out.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
        case .number, .verbatim: out.append(contentsOf: tape.text[tape.range(node)])
        }
    }

    private static func newline(_ indent: Int, to out: inout [UInt8]) {
        out.append(0x0A)
        for _ in 0..<indent { out.append(contentsOf: [0x20, 0x20]) }
    }

    private static func appendName(_ names: NameTable, _ name: Int32, to out: inout [UInt8]) {
        var bytes: [UInt8] = []
        names.append(name, to: &bytes)
        escape(bytes.span, to: &out)
    }

    /// Appends text with the escapes that RFC 8259 demands.
    public static func escape(_ text: Span<UInt8>, to out: inout [UInt8]) {
        let start = out.count
        var isPlain = true
        for index in 0..<text.count {
            let byte = text[index]
            out.append(byte)
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { isPlain = false }
        }
        guard !isPlain else { return }
        out.removeLast(out.count - start)
        for index in 0..<text.count {
            let byte = text[index]
            switch byte {
            case 0x22, 0x5C: out.append(contentsOf: [0x5C, byte])
            case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: out.append(contentsOf: [0x5C, 0x72])
            case 0x09: out.append(contentsOf: [0x5C, 0x74])
            case 0..<0x20:
                let digits: [UInt8] = Array("0123456789abcdef".utf8)
                out.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: out.append(byte)
            }
        }
    }
}
