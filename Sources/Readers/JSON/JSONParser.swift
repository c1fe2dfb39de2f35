public import Findings
public import StructureTape

/// Parses one JSON text (RFC 8259, strict) from a tape's raw text onto its nodes.
///
/// Strings without escapes point into the raw text; others are decoded behind it. Numbers stay text. Nesting is bounded, and the parser uses
/// no recursion.
public struct JSONParser {
    /// Why a text was refused.
    public struct Fault: Error, Sendable {
        /// What kind of fault.
        public var id: FindingID
        /// Raw offset.
        public var offset: Int
        /// What was expected and found.
        public var message: String
    }

    let depthLimit: Int
    /// Open containers: node, and for objects whether a key is expected next.
    private var open: [Int] = []
    private var keys: [(depth: Int, name: Int32)] = []

    /// A parser.
    ///
    /// - Parameter depthLimit: how deep arrays and objects may nest.
    public init(depthLimit: Int = 128) {
        self.depthLimit = depthLimit
    }

    /// Parses one value.
    ///
    /// - Parameters:
    ///   - start: raw offset of the value or of white space in front of it.
    ///   - end: where the text ends.
    ///   - tape: gets the nodes; on a fault they are to be dropped by the caller.
    ///   - duplicates: gets the raw offset of every key that repeats one of its object.
    /// - Returns: the raw offset behind the value.
    /// - Throws: the first fault.
    public mutating func parse(
        from start: Int, to end: Int, _ tape: inout Tape, duplicates: inout [Int]
    ) throws(Fault) -> Int {
        open.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        var index = skip(start, end, tape.text)
        var name: Int32 = -1
        while true {
            // a value is expected at index
            guard index < end else { throw truncated(end) }
            let byte = tape.text[index]
            if byte == 0x7B || byte == 0x5B {
                guard open.count < depthLimit else {
                    throw Fault(id: .jsonTooDeep, offset: index, message: "expected at most \(depthLimit) levels of nesting, found more")
                }
                let isObject = byte == 0x7B
                open.append(tape.open(isObject ? .object : .array, name: name, place: Int32(truncatingIfNeeded: index)))
                index = skip(index + 1, end, tape.text)
                guard index < end else { throw truncated(end) }
                if tape.text[index] == (isObject ? 0x7D : 0x5D) {
                    index = close(index, &tape)
                } else {
                    name = -1
                    if isObject { index = try key(index, end, &tape, &name, &duplicates) }
                    continue
                }
            } else {
                index = try scalar(index, end, name, &tape)
            }
            // a value has ended
            var isNext = false
            while let container = open.last, !isNext {
                let isObject = tape.nodes[container].kind == .object
                index = skip(index, end, tape.text)
                guard index < end else { throw truncated(end) }
                switch tape.text[index] {
                case 0x2C:
                    index = skip(index + 1, end, tape.text)
                    name = -1
                    if isObject { index = try key(index, end, &tape, &name, &duplicates) }
                    isNext = true
                case 0x7D where isObject, 0x5D where !isObject: index = close(index, &tape)
                default:
                    throw Fault(
                        id: .jsonMalformed, offset: index,
                        message: "expected a comma or \(isObject ? "}" : "]"), found \(Self.describe(tape.text[index]))")
                }
            }
            if !isNext { return index }
        }
    }

    private mutating func close(_ index: Int, _ tape: inout Tape) -> Int {
        if let node = open.popLast() { tape.close(node, end: Int32(truncatingIfNeeded: index + 1)) }
        while let last = keys.last, last.depth > open.count { keys.removeLast() }
        return index + 1
    }

    /// Reads a key and its colon.
    private mutating func key(
        _ start: Int, _ end: Int, _ tape: inout Tape, _ name: inout Int32, _ duplicates: inout [Int]
    ) throws(Fault) -> Int {
        guard start < end else { throw truncated(end) }
        guard tape.text[start] == 0x22 else {
            throw Fault(
                id: .jsonMalformed, offset: start, message: "expected a key in quotes, found \(Self.describe(tape.text[start]))")
        }
        let string = try JSONString.scan(start, end, &tape.text)
        name = tape.intern(string.start..<string.end)
        for known in keys.reversed() {
            if known.depth < open.count { break }
            if known.name == name {
                duplicates.append(start)
                break
            }
        }
        keys.append((open.count, name))
        let colon = skip(string.next, end, tape.text)
        guard colon < end else { throw truncated(end) }
        guard tape.text[colon] == 0x3A else {
            throw Fault(
                id: .jsonMalformed, offset: colon, message: "expected a colon behind a key, found \(Self.describe(tape.text[colon]))")
        }
        return skip(colon + 1, end, tape.text)
    }

    private func scalar(_ start: Int, _ end: Int, _ name: Int32, _ tape: inout Tape) throws(Fault) -> Int {
        let place = Int32(truncatingIfNeeded: start)
        switch tape.text[start] {
        case 0x22:
            let string = try JSONString.scan(start, end, &tape.text)
            tape.scalar(
                .string, name: name, start: Int32(truncatingIfNeeded: string.start),
                count: Int32(truncatingIfNeeded: string.end - string.start), place: place)
            return string.next
        case 0x74: return try word("true", .yes, start, end, name, &tape)
        case 0x66: return try word("false", .no, start, end, name, &tape)
        case 0x6E: return try word("null", .null, start, end, name, &tape)
        default:
            let next = try JSONNumber.scan(start, end, tape.text)
            tape.scalar(.number, name: name, start: place, count: Int32(truncatingIfNeeded: next - start), place: place)
            return next
        }
    }

    private func word(
        _ word: StaticString, _ kind: TapeNode.Kind, _ start: Int, _ end: Int, _ name: Int32, _ tape: inout Tape
    ) throws(Fault) -> Int {
        let bytes = Array("\(word)".utf8)
        for (offset, byte) in bytes.enumerated() {
            guard start + offset < end else { throw truncated(end) }
            guard tape.text[start + offset] == byte else {
                throw Fault(id: .jsonMalformed, offset: start, message: "expected a value, found an unknown word")
            }
        }
        tape.scalar(
            kind, name: name, start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: bytes.count),
            place: Int32(truncatingIfNeeded: start))
        return start + bytes.count
    }

    private func skip(_ start: Int, _ end: Int, _ text: [UInt8]) -> Int {
        var index = start
        while index < end {
            let byte = text[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            index += 1
        }
        return index
    }

    private func truncated(_ offset: Int) -> Fault {
        Fault(id: .jsonTruncated, offset: offset, message: "expected the rest of a value, found the end of the text")
    }

    /// Names a byte without printing data.
    static func describe(_ byte: UInt8) -> String {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: "\"\(Character(UnicodeScalar(byte)))\""
        case 0x30...0x39: "a digit"
        case 0x41...0x5A, 0x61...0x7A: "a letter"
        case 0x00..<0x20: "a control character"
        default: "a byte outside ASCII"
        }
    }
}
