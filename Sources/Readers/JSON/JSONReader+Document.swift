internal import Findings
internal import StructureTape

/// Finds the end of a JSON value without parsing it, resumable at any byte.
struct ValueScan {
    /// Bytes of the value that were looked at.
    var index = 0
    private var depth = 0
    private var isString = false
    private var isEscaped = false

    /// The offset behind the value at `start`, or nil when it has not ended yet. Scalars end at the first byte that cannot belong to them.
    mutating func end(of start: Int, in text: [UInt8], to raw: Int) -> Int? {
        while start + index < raw {
            let byte = text[start + index]
            if isString {
                if isEscaped { isEscaped = false } else if byte == 0x5C { isEscaped = true } else if byte == 0x22 { isString = false }
                index += 1
                if !isString, depth == 0 { return finish(start) }
                continue
            }
            switch byte {
            case 0x22: isString = true
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                if depth == 0 { return finish(start) }
                depth -= 1
                if depth == 0 {
                    index += 1
                    return finish(start)
                }
            case 0x2C where depth == 0, 0x20 where depth == 0, 0x0A where depth == 0, 0x0D where depth == 0, 0x09 where depth == 0:
                return finish(start)
            default: break
            }
            index += 1
        }
        return nil
    }

    private mutating func finish(_ start: Int) -> Int {
        let end = start + index
        self = ValueScan()
        return end
    }
}

extension JSONReader {
    /// One text: an array's elements are units of their own.
    mutating func readDocument(_ batch: inout UnitBatch, isLast: Bool) -> Int {
        let raw = batch.tape.rawCount
        var index = 0
        while true {
            while index < raw, Self.isBlank(batch.tape.text[index]) { index += 1 }
            guard index < raw else {
                if isLast, state != .end {
                    fail(&batch, .jsonTruncated, "expected \(state == .start ? "a value" : "the rest of the array"), found the end", index)
                }
                return index
            }
            let byte = batch.tape.text[index]
            switch state {
            case .start where byte == 0x5B:
                state = .first
                index += 1
            case .first where byte == 0x5D, .afterElement where byte == 0x5D:
                state = .end
                index += 1
            case .afterElement where byte == 0x2C:
                state = .element
                index += 1
            case .afterElement:
                fail(&batch, .jsonMalformed, "expected a comma or ], found \(JSONParser.describe(byte))", index)
                return index
            case .end:
                fail(&batch, .jsonMalformed, "expected nothing behind the document, found more text", index)
                return index
            case .start, .first, .element:
                guard let end = scan.end(of: index, in: batch.tape.text, to: raw) ?? (isLast ? raw : nil) else {
                    guard raw - index <= unitLimit else {
                        fail(&batch, .jsonTooLong, "expected at most \(unitLimit >> 20) MiB in one value, found more", index)
                        return index
                    }
                    return index
                }
                unit(index, end, &batch, isLine: false)
                if isFailed { return index }
                state = state == .start ? .end : .afterElement
                index = end
            }
        }
    }

    private mutating func fail(_ batch: inout UnitBatch, _ id: FindingID, _ message: String, _ offset: Int) {
        isFailed = true
        batch.failure = Finding(id, .error, message, place: batch.place(at: Int32(offset)))
    }
}
