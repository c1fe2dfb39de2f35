internal import Findings
public import StructureTape

/// Reads delimited text (RFC 4180, strict about quotes) as units of adjacent rows with one key.
///
/// A unit is an array of row objects, one `.string` member for each column. Cells without escaped quotes point into the source. Rows are held
/// back until the key changes; what is held is at most one unit (32 MiB) and one chunk. A malformed line is set aside and reading resumes at
/// the next line break. LF, CR LF and a lone CR end a line; blank lines are skipped.
public struct CSVReader: UnitReader {
    /// Longest cell in bytes.
    static let cellLimit = 16 << 20
    /// Most source bytes of one unit.
    static let unitLimit = 32 << 20

    let dialect: CSVDialect
    let groupBy: [String]
    var delimiter: [UInt8] = []
    var pending: [UInt8] = []
    var origin = SourcePlace(line: 1, column: 1, offset: 0)
    var linesToSkip: Int
    var columns: [Int32] = []
    var columnNames: [String] = []
    var keyColumns: [Int] = []
    var hasHeader = false
    var isFailed = false
    /// Nodes of the cells of the row being read.
    var cells: [TapeNode] = []

    /// A reader of one input.
    ///
    /// - Parameters:
    ///   - dialect: a nil delimiter is recognised from the header.
    ///   - groupBy: columns whose equal, adjacent cells make one unit; empty makes every row a unit.
    public init(dialect: CSVDialect = CSVDialect(), groupBy: [String] = []) {
        self.dialect = dialect
        self.groupBy = groupBy
        linesToSkip = dialect.skipLines
    }

    /// The header's columns, once it was read.
    public var header: [String] { columnNames }

    public mutating func push(_ chunk: Span<UInt8>, to batch: inout UnitBatch) {
        guard !isFailed, batch.failure == nil else { return }
        load(chunk, &batch)
        read(&batch, isLast: false)
    }

    public mutating func finish(to batch: inout UnitBatch) {
        guard !isFailed, batch.failure == nil else { return }
        let none: [UInt8] = []
        load(none.span, &batch)
        read(&batch, isLast: true)
        if !hasHeader, batch.failure == nil {
            fail(&batch, .csvNoHeader, "expected a header line, found an empty file", at: 0)
        }
    }

    private mutating func load(_ chunk: Span<UInt8>, _ batch: inout UnitBatch) {
        swap(&batch.tape.text, &pending)
        pending.removeAll(keepingCapacity: true)
        _ = batch.tape.append(chunk)
        batch.tape.rawCount = batch.tape.text.count
        batch.origin = origin
    }

    /// Reads all whole rows of the raw text; the rows of an unfinished unit are kept for the next batch.
    private mutating func read(_ batch: inout UnitBatch, isLast: Bool) {
        let raw = batch.tape.rawCount
        var index = 0
        if !hasHeader {
            guard let start = readHeader(&batch, isLast: isLast) else {
                if !isFailed { keep(from: 0, &batch) }
                return
            }
            index = start
        }
        var unit = OpenUnit(start: index, node: -1, key: 0..<0)
        rows: while index < raw {
            if !isLast, isBlocked(index, raw, batch.tape.text) { break }
            let first = batch.tape.text[index]
            if first == 0x0A || first == 0x0D {
                index += 1
                continue
            }
            cells.removeAll(keepingCapacity: true)
            switch scanRow(from: index, raw: raw, isLast: isLast, &batch.tape.text) {
            case .incomplete: break rows
            case .row(let end, let next):
                accept(index, end, &unit, &batch)
                index = next
            case .fault(let id, let message, let place, let next):
                fault(id, message, place, index, next, &batch)
                index = next
            }
        }
        if isLast { return close(&unit, &batch) }
        guard unit.node >= 0 else { return keep(from: index, &batch) }
        batch.tape.nodes.removeLast(batch.tape.nodes.count - unit.node)
        batch.faults.removeAll { Int($0.raw.lowerBound) >= unit.start }
        keep(from: unit.start, &batch)
    }

    /// The rows of the unit that is still growing.
    struct OpenUnit {
        var start: Int
        var node: Int
        var key: Range<Int32>
    }

    /// A lone CR at the very end may be the first half of CR LF; wait for what follows.
    private func isBlocked(_ index: Int, _ raw: Int, _ text: [UInt8]) -> Bool {
        index == raw - 1 && text[index] == 0x0D
    }

    private mutating func keep(from start: Int, _ batch: inout UnitBatch) {
        let raw = batch.tape.rawCount
        if start < raw { pending.append(contentsOf: batch.tape.text[start..<raw]) }
        origin = batch.place(at: Int32(truncatingIfNeeded: start))
    }

    /// Adds a row to the open unit, or closes that and begins another.
    private mutating func accept(_ start: Int, _ end: Int, _ unit: inout OpenUnit, _ batch: inout UnitBatch) {
        guard cells.count == columns.count else {
            return fault(
                .csvRowWidth, "expected \(columns.count) cells as in the header, found \(cells.count)", start, start, end, &batch)
        }
        let key = self.key(&batch.tape.text)
        let isSame = unit.node >= 0 && !key.isEmpty && same(key, unit.key, batch.tape.text)
        if !isSame || groupBy.isEmpty {
            close(&unit, &batch)
            unit = OpenUnit(start: start, node: batch.tape.open(.array, place: Int32(start)), key: key)
        } else if end - unit.start > Self.unitLimit {
            return fault(
                .csvTooLong, "expected at most \(Self.unitLimit >> 20) MiB of rows for one patient", start, start, end, &batch)
        }
        let row = batch.tape.open(.object, place: Int32(start))
        for column in cells.indices {
            var cell = cells[column]
            cell.name = columns[column]
            cell.next = Int32(truncatingIfNeeded: batch.tape.nodes.count + 1)
            batch.tape.nodes.append(cell)
        }
        batch.tape.close(row, end: Int32(end))
    }

    private func close(_ unit: inout OpenUnit, _ batch: inout UnitBatch) {
        guard unit.node >= 0 else { return }
        batch.tape.close(unit.node)
        batch.units.append(UnitBatch.Unit(root: Int32(unit.node), key: unit.key))
        unit.node = -1
    }

    /// The key cells, joined when there are several.
    private func key(_ text: inout [UInt8]) -> Range<Int32> {
        guard let first = keyColumns.first else { return 0..<0 }
        if keyColumns.count == 1 { return cells[first].start..<(cells[first].start + cells[first].count) }
        let start = Int32(text.count)
        for column in keyColumns {
            let cell = cells[column]
            text.append(contentsOf: Array(text[Int(cell.start)..<Int(cell.start + cell.count)]))
            text.append(0)
        }
        return start..<Int32(text.count)
    }

    private func same(_ left: Range<Int32>, _ right: Range<Int32>, _ text: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count
        where text[Int(left.lowerBound) + offset] != text[Int(right.lowerBound) + offset] {
            return false
        }
        return true
    }

    private func fault(
        _ id: FindingID, _ message: String, _ place: Int, _ start: Int, _ next: Int, _ batch: inout UnitBatch
    ) {
        var end = min(next, batch.tape.rawCount)
        while end > start, batch.tape.text[end - 1] == 0x0A || batch.tape.text[end - 1] == 0x0D { end -= 1 }
        let finding = Finding(id, .error, message, place: batch.place(at: Int32(place)))
        batch.faults.append(UnitBatch.Fault(finding: finding, raw: Int32(start)..<Int32(end)))
    }

    mutating func fail(_ batch: inout UnitBatch, _ id: FindingID, _ message: String, at offset: Int) {
        isFailed = true
        batch.failure = Finding(id, .error, message, place: batch.place(at: Int32(offset)))
    }
}
