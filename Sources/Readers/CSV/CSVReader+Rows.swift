internal import Findings
internal import StructureTape

extension CSVReader {
    /// What a line turned out to be.
    enum Scan {
        /// More bytes are needed.
        case incomplete
        /// Cells up to `end`; the next row begins at `next`.
        case row(end: Int, next: Int)
        /// Malformed: where, and where reading resumes.
        case fault(FindingID, String, place: Int, next: Int)
    }

    /// Reads the cells of one row into `cells`.
    ///
    /// - Parameters:
    ///   - start: where the row begins.
    ///   - raw: where the raw text ends; decoded cells are appended behind it.
    ///   - isLast: whether no more bytes follow.
    mutating func scanRow(from start: Int, raw: Int, isLast: Bool, _ text: inout [UInt8]) -> Scan {
        var index = start
        while true {
            if let quote = dialect.quote, index < raw, text[index] == quote {
                switch quoted(index, quote, raw, isLast, start, &text) {
                case .cell(let end): index = end
                case .scan(let scan): return scan
                }
            } else {
                let end = cellEnd(index, raw, text.span)
                if end == raw, !isLast { return .incomplete }
                if let fault = bareFault(index, end, start, raw, text) { return fault }
                cells.append(
                    TapeNode(
                        kind: .string, name: -1, start: Int32(truncatingIfNeeded: index),
                        count: Int32(truncatingIfNeeded: end - index), next: 0, place: Int32(truncatingIfNeeded: index)))
                index = end
            }
            if index >= raw { return isLast ? .row(end: raw, next: raw) : .incomplete }
            if isDelimiter(index, raw, text.span) {
                index += delimiter.count
                continue
            }
            if text[index] == 0x0D {
                if index + 1 == raw, !isLast { return .incomplete }
                let isPair = index + 1 < raw && text[index + 1] == 0x0A
                return .row(end: index, next: index + (isPair ? 2 : 1))
            }
            return .row(end: index, next: index + 1)
        }
    }

    /// The end of an unquoted cell: a delimiter, a line break or the end.
    private func cellEnd(_ start: Int, _ raw: Int, _ text: Span<UInt8>) -> Int {
        var index = start
        let first = delimiter[0]
        if delimiter.count == 1 {
            while index < raw {
                let byte = text[index]
                if byte == first || byte == 0x0A || byte == 0x0D { return index }
                index &+= 1
            }
            return index
        }
        while index < raw, text[index] != 0x0A, text[index] != 0x0D, !isDelimiter(index, raw, text) { index &+= 1 }
        return index
    }

    private func isDelimiter(_ index: Int, _ raw: Int, _ text: Span<UInt8>) -> Bool {
        guard index + delimiter.count <= raw else { return false }
        for offset in delimiter.indices where text[index + offset] != delimiter[offset] { return false }
        return true
    }

    /// A quote or a NUL inside an unquoted cell.
    private func bareFault(_ start: Int, _ end: Int, _ row: Int, _ raw: Int, _ text: [UInt8]) -> Scan? {
        for index in start..<end {
            let byte = text[index]
            if byte == dialect.quote {
                return .fault(
                    .csvQuoteInCell, "expected a quote only around a whole cell, found one inside a cell; double it and quote the cell",
                    place: index, next: lineEnd(row, raw, text))
            }
            if byte == 0 {
                return .fault(.csvNUL, "expected text, found a NUL byte", place: index, next: lineEnd(row, raw, text))
            }
        }
        return nil
    }

    private enum Quoted {
        case cell(end: Int)
        case scan(Scan)
    }

    private mutating func quoted(
        _ start: Int, _ quote: UInt8, _ raw: Int, _ isLast: Bool, _ row: Int, _ text: inout [UInt8]
    ) -> Quoted {
        var index = start + 1
        var decodes = false
        while true {
            guard index < raw else {
                if !isLast, raw - start < Self.cellLimit { return .scan(.incomplete) }
                return .scan(
                    .fault(
                        .csvUnclosedQuote, "expected a closing quote before the end of the \(isLast ? "file" : "cell limit"), found none",
                        place: start, next: lineEnd(row, raw, text)))
            }
            let byte = text[index]
            if byte == 0 {
                return .scan(.fault(.csvNUL, "expected text, found a NUL byte", place: index, next: lineEnd(row, raw, text)))
            }
            if let escape = dialect.escape, byte == escape, index + 1 < raw {
                decodes = true
                index += 2
                continue
            }
            guard byte == quote else {
                index += 1
                continue
            }
            if index + 1 >= raw {
                if !isLast { return .scan(.incomplete) }
                break
            }
            if dialect.escape == nil, text[index + 1] == quote {
                decodes = true
                index += 2
                continue
            }
            break
        }
        let after = index + 1
        if after < raw, text[after] != 0x0A, text[after] != 0x0D, !isDelimiter(after, raw, text.span) {
            if !isLast, raw - after < delimiter.count { return .scan(.incomplete) }
            return .scan(
                .fault(
                    .csvTextAfterQuote, "expected a delimiter or a line end behind a closing quote, found other text", place: after,
                    next: lineEnd(row, raw, text)))
        }
        var node = TapeNode(
            kind: .string, name: -1, start: Int32(truncatingIfNeeded: start + 1),
            count: Int32(truncatingIfNeeded: index - start - 1), next: 0, place: Int32(truncatingIfNeeded: start + 1))
        if decodes {
            node.start = Int32(truncatingIfNeeded: text.count)
            decode(start + 1, index, quote, &text)
            node.count = Int32(truncatingIfNeeded: text.count) - node.start
        }
        cells.append(node)
        return .cell(end: after)
    }

    private func decode(_ start: Int, _ end: Int, _ quote: UInt8, _ text: inout [UInt8]) {
        var index = start
        while index < end {
            let byte = text[index]
            let isEscape = dialect.escape == nil ? byte == quote : byte == dialect.escape
            if isEscape, index + 1 < end { index += 1 }
            text.append(text[index])
            index += 1
        }
    }

    /// Where reading resumes after a malformed line: behind its first physical line break.
    private func lineEnd(_ row: Int, _ raw: Int, _ text: [UInt8]) -> Int {
        var index = row
        while index < raw, text[index] != 0x0A { index += 1 }
        return min(index + 1, raw)
    }
}
