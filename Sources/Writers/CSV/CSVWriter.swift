public import StructureTape

/// Writes units of rows as delimited text with a header, quoting only where it is needed.
public struct CSVWriter: UnitWriter {
    let columns: [String]
    let dialect: CSVDialect
    let delimiter: [UInt8]
    let lineEnd: [UInt8]

    /// A writer.
    ///
    /// - Parameters:
    ///   - columns: the header; member names of rows are indices into it.
    ///   - dialect: the delimiter defaults to a comma.
    public init(columns: [String], dialect: CSVDialect = CSVDialect()) {
        self.columns = columns
        self.dialect = dialect
        delimiter = dialect.delimiter ?? [0x2C]
        lineEnd = dialect.carriageReturns ? [0x0D, 0x0A] : [0x0A]
    }

    public func prologue(head: Tape?, to out: inout [UInt8]) {
        for (index, column) in columns.enumerated() {
            if index > 0 { out.append(contentsOf: delimiter) }
            cell(Array(column.utf8).span, to: &out)
        }
        out.append(contentsOf: lineEnd)
    }

    public func unit(_ tape: borrowing Tape, root: Int, to out: inout [UInt8]) {
        var row = root + 1
        let end = Int(tape.nodes[root].next)
        var cells = [Int32](repeating: -1, count: columns.count)
        while row < end {
            for index in cells.indices { cells[index] = -1 }
            var member = row + 1
            let rowEnd = Int(tape.nodes[row].next)
            while member < rowEnd {
                let name = Int(tape.nodes[member].name)
                if name >= 0, name < cells.count { cells[name] = Int32(member) }
                member = Int(tape.nodes[member].next)
            }
            for (index, node) in cells.enumerated() {
                if index > 0 { out.append(contentsOf: delimiter) }
                if node >= 0 { cell(tape.text.span.extracting(tape.range(Int(node))), to: &out) }
            }
            if columns.count == 1, cells[0] < 0 { out.append(contentsOf: [0x22, 0x22]) }
            out.append(contentsOf: lineEnd)
            row = rowEnd
        }
    }

    public func separator(to out: inout [UInt8]) {}

    public func epilogue(empty: Bool, to out: inout [UInt8]) {}

    private func cell(_ text: Span<UInt8>, to out: inout [UInt8]) {
        let isFormula = dialect.spreadsheetSafe && runsAsFormula(text)
        var needsQuotes = false
        for index in 0..<text.count {
            let byte = text[index]
            if byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == delimiter[0] { needsQuotes = true }
        }
        if needsQuotes { out.append(0x22) }
        if isFormula { out.append(0x27) }
        for index in 0..<text.count {
            if needsQuotes, text[index] == 0x22 { out.append(0x22) }
            out.append(text[index])
        }
        if needsQuotes { out.append(0x22) }
    }

    /// Whether a spreadsheet would take the cell for a formula; plain numbers stay.
    private func runsAsFormula(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0 else { return false }
        switch text[0] {
        case 0x3D, 0x40, 0x09, 0x0D: return true
        case 0x2B, 0x2D:
            for index in 1..<max(1, text.count) where !(text[index] >= 0x30 && text[index] <= 0x39) && text[index] != 0x2E {
                return true
            }
            return text.count == 1
        default: return false
        }
    }
}
