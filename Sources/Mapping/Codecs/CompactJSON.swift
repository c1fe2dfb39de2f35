internal import StructureTape

/// JSON text of a subtree without blanks, for values that are kept as they are.
enum CompactJSON {
    /// Appends a node as JSON.
    static func append(_ tape: Tape, _ node: Int32, to buffer: inout [UInt8]) {
        let source = tape.nodes[Int(node)]
        switch source.kind {
        case .object, .array:
            let isObject = source.kind == .object
            buffer.append(isObject ? 0x7B : 0x5B)
            var member = node + 1
            while member < source.next {
                if member > node + 1 { buffer.append(0x2C) }
                if isObject {
                    var name: [UInt8] = []
                    tape.names.append(tape.nodes[Int(member)].name, to: &name)
                    string(name.span, to: &buffer)
                    buffer.append(0x3A)
                }
                append(tape, member, to: &buffer)
                member = tape.nodes[Int(member)].next
            }
            buffer.append(isObject ? 0x7D : 0x5D)
        case .string, .verbatim: string(tape.text.span.extracting(tape.range(Int(node))), to: &buffer)
        case .number, .yes, .no, .null: buffer.append(contentsOf: tape.text[tape.range(Int(node))])
        }
    }

    /// Appends a JSON string.
    static func string(_ text: Span<UInt8>, to buffer: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        buffer.append(0x22)
        for index in 0..<text.count {
            let byte = text[index]
            switch byte {
            case 0x22, 0x5C: buffer.append(contentsOf: [0x5C, byte])
            case 0..<0x20: buffer.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: buffer.append(byte)
            }
        }
        buffer.append(0x22)
    }
}
