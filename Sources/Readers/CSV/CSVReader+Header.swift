internal import Findings
internal import StructureTape

extension CSVReader {
    /// Reads skipped lines and the header.
    ///
    /// - Returns: where the first row begins, or nil when more bytes are needed or the header is unusable.
    mutating func readHeader(_ batch: inout UnitBatch, isLast: Bool) -> Int? {
        let raw = batch.tape.rawCount
        var start = 0
        for _ in 0..<linesToSkip {
            guard let end = batch.tape.text[start..<raw].firstIndex(of: 0x0A) else {
                if isLast { fail(&batch, .csvNoHeader, "expected a header line behind \(linesToSkip) lines, found the end", at: start) }
                return nil
            }
            start = end + 1
        }
        while start < raw, batch.tape.text[start] == 0x0A || batch.tape.text[start] == 0x0D { start += 1 }
        guard start < raw else { return nil }
        if delimiter.isEmpty {
            if let given = dialect.delimiter, !given.isEmpty {
                delimiter = given
            } else {
                guard let end = headerEnd(start, raw, batch.tape.text) ?? (isLast ? raw : nil) else { return nil }
                delimiter = [recognise(start, end, batch.tape.text)]
            }
        }
        cells.removeAll(keepingCapacity: true)
        switch scanRow(from: start, raw: raw, isLast: isLast, &batch.tape.text) {
        case .incomplete: return nil
        case .fault(let id, let message, let place, _):
            fail(&batch, id, "in the header: \(message)", at: place)
            return nil
        case .row(_, let next):
            name(&batch, start)
            guard !isFailed else { return nil }
            hasHeader = true
            return dialect.headerLines == 0 ? start : next
        }
    }

    private mutating func name(_ batch: inout UnitBatch, _ start: Int) {
        for (number, cell) in cells.enumerated() {
            let bytes = Array(batch.tape.text[Int(cell.start)..<Int(cell.start + cell.count)])
            var name = dialect.headerLines == 0 ? "column\(number + 1)" : String(decoding: bytes, as: UTF8.self)
            if name.isEmpty {
                name = "column\(number + 1)"
                batch.findings.append(
                    Finding(
                        .csvEmptyColumn, .warning, "expected a name of column \(number + 1), found nothing; it is called \(name)",
                        place: batch.place(at: cell.place)))
            }
            if let first = columnNames.firstIndex(of: name) {
                return fail(
                    &batch, .csvDuplicateColumn,
                    "expected every column once, found \"\(name)\" as columns \(first + 1) and \(number + 1)", at: Int(cell.place))
            }
            columnNames.append(name)
            columns.append(batch.tape.names.intern(Array(name.utf8).span))
        }
        batch.tape.names.pin()
        for key in groupBy {
            guard let column = columnNames.firstIndex(of: key) else {
                let found = columnNames.prefix(60).joined(separator: ", ")
                return fail(
                    &batch, .csvMissingKeyColumn, "expected the column \"\(key)\", which tells patients apart, found: \(found)", at: start)
            }
            keyColumns.append(column)
        }
    }

    private func headerEnd(_ start: Int, _ raw: Int, _ text: [UInt8]) -> Int? {
        text[start..<raw].firstIndex { $0 == 0x0A || $0 == 0x0D }
    }

    /// The most frequent of comma, semicolon, tab and pipe outside quotes; comma when all are equal.
    private func recognise(_ start: Int, _ end: Int, _ text: [UInt8]) -> UInt8 {
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in text[start..<end] {
            if byte == dialect.quote { isQuoted.toggle() }
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let best = counts.max() ?? 0
        return candidates[counts.firstIndex(of: best) ?? 0]
    }
}
