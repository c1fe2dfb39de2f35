/// Strings of JSON texts: checked UTF-8, escapes decoded behind the raw text.
enum JSONString {
    /// Where a string's decoded text stands and where the text goes on.
    struct Scanned {
        var start: Int
        var end: Int
        var next: Int
    }

    /// Scans the string that begins with the quote at `start`.
    static func scan(_ start: Int, _ end: Int, _ text: inout [UInt8]) throws(JSONParser.Fault) -> Scanned {
        var index = start + 1
        while index < end {
            let byte = text[index]
            if byte == 0x22 { return Scanned(start: start + 1, end: index, next: index + 1) }
            if byte == 0x5C { return try decode(start, index, end, &text) }
            if byte < 0x20 { throw control(index) }
            if byte < 0x80 { index += 1 } else { index = try sequence(index, end, text) }
        }
        throw unclosed(end)
    }

    private static func decode(
        _ start: Int, _ escape: Int, _ end: Int, _ text: inout [UInt8]
    ) throws(JSONParser.Fault) -> Scanned {
        let decoded = text.count
        text.append(contentsOf: Array(text[(start + 1)..<escape]))
        var index = escape
        while index < end {
            let byte = text[index]
            if byte == 0x22 { return Scanned(start: decoded, end: text.count, next: index + 1) }
            if byte == 0x5C {
                index = try unescape(index, end, &text)
            } else if byte < 0x20 {
                throw control(index)
            } else {
                let next = byte < 0x80 ? index + 1 : try sequence(index, end, text)
                for position in index..<next { text.append(text[position]) }
                index = next
            }
        }
        throw unclosed(end)
    }

    private static func unescape(_ index: Int, _ end: Int, _ text: inout [UInt8]) throws(JSONParser.Fault) -> Int {
        guard index + 1 < end else { throw unclosed(end) }
        switch text[index + 1] {
        case 0x22: text.append(0x22)
        case 0x5C: text.append(0x5C)
        case 0x2F: text.append(0x2F)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75: return try unicode(index, end, &text)
        default:
            throw JSONParser.Fault(id: .jsonMalformed, offset: index, message: "expected an escape that JSON has, found another")
        }
        return index + 2
    }

    private static func unicode(_ index: Int, _ end: Int, _ text: inout [UInt8]) throws(JSONParser.Fault) -> Int {
        var next = index + 6
        var value = try hex(index, end, text)
        if (0xD800...0xDBFF).contains(value) {
            guard next + 1 < end, text[next] == 0x5C, text[next + 1] == 0x75 else { throw surrogate(index) }
            let low = try hex(next, end, text)
            guard (0xDC00...0xDFFF).contains(low) else { throw surrogate(index) }
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
            next += 6
        }
        guard let scalar = UnicodeScalar(value) else { throw surrogate(index) }
        text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        return next
    }

    private static func hex(_ index: Int, _ end: Int, _ text: [UInt8]) throws(JSONParser.Fault) -> UInt32 {
        guard index + 6 <= end else { throw unclosed(end) }
        var value: UInt32 = 0
        for position in (index + 2)..<(index + 6) {
            let byte = text[position]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default:
                throw JSONParser.Fault(id: .jsonMalformed, offset: position, message: "expected four hexadecimal digits, found another")
            }
        }
        return value
    }

    /// Checks one UTF-8 sequence (no overlong forms, no surrogates, at most U+10FFFF).
    private static func sequence(_ index: Int, _ end: Int, _ text: [UInt8]) throws(JSONParser.Fault) -> Int {
        let first = text[index]
        let length = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2)
        guard first >= 0xC2, first <= 0xF4 else { throw notUTF8(index) }
        guard index + length <= end else { throw index + length > end ? notUTF8(index) : unclosed(end) }
        for position in (index + 1)..<(index + length) where text[position] & 0xC0 != 0x80 { throw notUTF8(index) }
        let second = text[index + 1]
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
            throw notUTF8(index)
        default: return index + length
        }
    }

    private static func control(_ offset: Int) -> JSONParser.Fault {
        JSONParser.Fault(id: .jsonMalformed, offset: offset, message: "expected a string without bare control characters, found one")
    }

    private static func unclosed(_ offset: Int) -> JSONParser.Fault {
        JSONParser.Fault(id: .jsonTruncated, offset: offset, message: "expected a closing quote, found the end of the text")
    }

    private static func surrogate(_ offset: Int) -> JSONParser.Fault {
        JSONParser.Fault(id: .jsonBadText, offset: offset, message: "expected a whole surrogate pair, found half of one")
    }

    private static func notUTF8(_ offset: Int) -> JSONParser.Fault {
        JSONParser.Fault(id: .jsonBadText, offset: offset, message: "expected UTF-8, found a byte sequence that is none")
    }
}

/// Numbers of JSON texts: checked, kept as text.
enum JSONNumber {
    /// The offset behind the number at `start`.
    static func scan(_ start: Int, _ end: Int, _ text: [UInt8]) throws(JSONParser.Fault) -> Int {
        func digits(_ from: Int) -> Int {
            var index = from
            while index < end, text[index] >= 0x30, text[index] <= 0x39 { index += 1 }
            return index
        }
        func wrong(_ offset: Int) -> JSONParser.Fault {
            if offset >= end {
                return JSONParser.Fault(id: .jsonTruncated, offset: end, message: "expected the rest of a number, found the end")
            }
            return JSONParser.Fault(
                id: .jsonMalformed, offset: offset, message: "expected a value, found \(JSONParser.describe(text[offset]))")
        }
        var index = start
        if text[index] == 0x2D { index += 1 }
        let whole = digits(index)
        guard whole > index else { throw wrong(index) }
        guard text[index] != 0x30 || whole == index + 1 else { throw wrong(index + 1) }
        index = whole
        if index < end, text[index] == 0x2E {
            let fraction = digits(index + 1)
            guard fraction > index + 1 else { throw wrong(index + 1) }
            index = fraction
        }
        if index < end, text[index] == 0x65 || text[index] == 0x45 {
            var exponent = index + 1
            if exponent < end, text[exponent] == 0x2B || text[exponent] == 0x2D { exponent += 1 }
            let last = digits(exponent)
            guard last > exponent else { throw wrong(exponent) }
            index = last
        }
        return index
    }
}
