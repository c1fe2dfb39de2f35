public import Findings

/// What a reader hands over: whole units on one tape, and what could not become one.
///
/// A unit is one patient's worth of input. The batch is reused: `removeAll` before each push. A reader that holds an unfinished unit keeps its
/// bytes itself and puts them in front of the next batch's raw text.
public struct UnitBatch: Sendable {
    /// One patient's worth of input.
    ///
    /// The root is an array of rows (CSV) or of resources (FHIR), or one object (JSON document, XML record).
    public struct Unit: Sendable, Equatable {
        /// The root's node.
        public var root: Int32
        /// The key by which the reader grouped, a range of `Tape.text`; empty when it did not.
        public var key: Range<Int32>

        /// A unit.
        public init(root: Int32, key: Range<Int32> = 0..<0) {
            self.root = root
            self.key = key
        }
    }

    /// A piece of input that is no unit: an unreadable row, line or element.
    public struct Fault: Sendable, Equatable {
        /// Why, with its place.
        public var finding: Finding
        /// The source text, a range of `Tape.text[0..<rawCount]`.
        public var raw: Range<Int32>
        /// The key of the group that the piece belongs to, if it could be told; a range of `Tape.text`.
        public var key: Range<Int32>

        /// An unreadable piece.
        public init(finding: Finding, raw: Range<Int32>, key: Range<Int32> = 0..<0) {
            self.finding = finding
            self.raw = raw
            self.key = key
        }
    }

    /// The parsed units.
    public var tape: Tape
    /// The units in input order.
    public var units: [Unit] = []
    /// Pieces to be quarantined, in input order.
    public var faults: [Fault] = []
    /// Findings that did not stop anything.
    public var findings: [Finding] = []
    /// Set when reading cannot go on (malformed container): the units before it stand.
    public var failure: Finding?
    /// Where the first raw byte stands in the input (after decompression and decoding).
    public var origin = SourcePlace(line: 1, column: 1, offset: 0)
    /// What the file says of itself around its units (XML root attributes and items): one object, root at node 0; nil when there is none.
    public var head: Tape?

    /// An empty batch.
    ///
    /// - Parameter names: names that keep their index over resets, usually those of a plan.
    public init(names: NameTable = NameTable()) {
        tape = Tape(names: names)
    }

    /// Empties the batch and keeps its memory; `head` stays, as it describes the whole file.
    public mutating func removeAll() {
        tape.removeAll()
        units.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
        findings.removeAll(keepingCapacity: true)
    }

    /// The place of a raw offset, with line and column counted from `origin`.
    ///
    /// - Complexity: O(offset): for findings, not for records.
    public func place(at offset: Int32) -> SourcePlace {
        var place = origin
        let end = min(max(0, Int(offset)), tape.rawCount)
        var index = 0
        while index < end {
            let byte = tape.text[index]
            if byte == 0x0A || (byte == 0x0D && !(index + 1 < tape.rawCount && tape.text[index + 1] == 0x0A)) {
                place.line += 1
                place.column = 1
            } else if byte & 0xC0 != 0x80 {
                place.column += 1
            }
            index += 1
        }
        place.offset += Int64(end)
        return place
    }
}
