internal import Findings
public import StructureTape

/// Reads JSON as units: the lines of NDJSON, the elements of one array, or one document.
///
/// NDJSON and arrays stream: what is held is the unfinished value and one chunk. A bad line of NDJSON is set aside and reading goes on; a bad
/// document ends it. Numbers are never converted. A key that repeats is a fault of its record.
public struct JSONReader: UnitReader {
    /// How units lie in the text.
    public enum Mode: Sendable {
        /// One value a line; blank lines are skipped.
        case lines
        /// One text; an array is read element by element.
        case document
        /// Told by the first bytes: an array is `document`; objects are `lines` when the first one ends with its line, else `document`.
        case automatic
    }

    /// Most bytes of one unit.
    let unitLimit: Int
    var mode: Mode
    var parser: JSONParser
    var pending: [UInt8] = []
    var origin = SourcePlace(line: 1, column: 1, offset: 0)
    /// How much of `pending` was scanned already, and the scanner's state there.
    var scan = ValueScan()
    var state = State.start
    var isFailed = false

    /// Where a document stands.
    enum State {
        case start
        /// Inside the outer array: an element or the end is expected.
        case first
        case element
        case afterElement
        /// Behind the document.
        case end
    }

    /// A reader of one input.
    ///
    /// - Parameters:
    ///   - mode: how units lie in the text.
    ///   - depthLimit: how deep arrays and objects may nest.
    ///   - unitLimit: most bytes of one unit.
    public init(mode: Mode = .automatic, depthLimit: Int = 128, unitLimit: Int = 32 << 20) {
        self.mode = mode
        self.unitLimit = unitLimit
        parser = JSONParser(depthLimit: depthLimit)
    }

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
    }

    private mutating func load(_ chunk: Span<UInt8>, _ batch: inout UnitBatch) {
        swap(&batch.tape.text, &pending)
        pending.removeAll(keepingCapacity: true)
        _ = batch.tape.append(chunk)
        batch.tape.rawCount = batch.tape.text.count
        batch.origin = origin
    }

    private mutating func read(_ batch: inout UnitBatch, isLast: Bool) {
        var index = 0
        if mode == .automatic, !decide(batch.tape.text, batch.tape.rawCount, isLast) { return keep(from: 0, &batch) }
        index = mode == .lines ? readLines(&batch, isLast: isLast) : readDocument(&batch, isLast: isLast)
        if !isFailed { keep(from: index, &batch) }
    }

    /// Decides between lines and a document; false while more bytes are needed.
    private mutating func decide(_ text: [UInt8], _ raw: Int, _ isLast: Bool) -> Bool {
        guard let first = text[..<raw].firstIndex(where: { !Self.isBlank($0) }) else {
            if isLast { mode = .lines }
            return isLast
        }
        guard text[first] == 0x7B else {
            mode = .document
            return true
        }
        var scan = ValueScan()
        guard let end = scan.end(of: first, in: text, to: raw) else {
            if isLast { mode = .document }
            return isLast
        }
        let rest = text[end..<raw].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        guard let rest else {
            if isLast { mode = .lines }
            return isLast
        }
        mode = text[rest] == 0x0A && !text[first..<end].contains(0x0A) ? .lines : .document
        return true
    }

    private mutating func keep(from start: Int, _ batch: inout UnitBatch) {
        let raw = batch.tape.rawCount
        if start < raw { pending.append(contentsOf: batch.tape.text[start..<raw]) }
        origin = batch.place(at: Int32(truncatingIfNeeded: start))
    }

    /// One value a line.
    private mutating func readLines(_ batch: inout UnitBatch, isLast: Bool) -> Int {
        let raw = batch.tape.rawCount
        var start = 0
        var searched = min(scan.index, raw)
        while start < raw {
            let found = batch.tape.text[max(start, searched)..<raw].firstIndex(of: 0x0A)
            searched = 0
            guard let end = found ?? (isLast ? raw : nil) else {
                scan.index = raw - start
                return start
            }
            if batch.tape.text[start..<end].contains(where: { !Self.isBlank($0) }) {
                unit(start, end, &batch, isLine: true)
            }
            start = end + 1
        }
        scan.index = 0
        return min(start, raw)
    }

    /// Parses one unit; a fault of a line is set aside.
    mutating func unit(_ start: Int, _ end: Int, _ batch: inout UnitBatch, isLine: Bool) {
        let nodes = batch.tape.nodes.count
        var duplicates: [Int] = []
        var fault: JSONParser.Fault?
        if end - start > unitLimit {
            fault = JSONParser.Fault(
                id: .jsonTooLong, offset: start, message: "expected at most \(unitLimit >> 20) MiB in one record, found more")
        } else {
            do {
                let next = try parser.parse(from: start, to: end, &batch.tape, duplicates: &duplicates)
                if let rest = batch.tape.text[next..<end].firstIndex(where: { !Self.isBlank($0) }) {
                    fault = JSONParser.Fault(
                        id: .jsonMalformed, offset: rest, message: "expected nothing behind the value, found more text")
                }
            } catch {
                fault = error
            }
        }
        if fault == nil, let duplicate = duplicates.first {
            fault = JSONParser.Fault(
                id: .jsonDuplicateKey, offset: duplicate, message: "expected every key once in an object, found a duplicate")
        }
        guard let fault else {
            batch.units.append(UnitBatch.Unit(root: Int32(nodes)))
            return
        }
        batch.tape.nodes.removeLast(batch.tape.nodes.count - nodes)
        let finding = Finding(fault.id, .error, fault.message, place: batch.place(at: Int32(fault.offset)))
        if isLine || fault.id == .jsonDuplicateKey {
            batch.faults.append(UnitBatch.Fault(finding: finding, raw: Int32(start)..<Int32(end)))
        } else {
            isFailed = true
            batch.failure = finding
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
