internal import OncologyRecord

/// Why a value could not be carried.
public enum LossReason: String, Sendable, CaseIterable {
    /// The target has no place for the field.
    case noPlace
    /// The target cannot hold as many digits.
    case precision
    /// The text is longer than the target allows.
    case length
    /// The target's code list has no code for the value.
    case codeNotInTarget
    /// The target's code says less.
    case codeBroader
    /// The target holds fewer elements.
    case listTooLong
    /// The target keeps apart what the record ties together.
    case untied
    /// The target demands something, and nothing is recorded.
    case blankToUnknown
    /// The value does not decode and the target takes no raw text.
    case invalid
}

/// What a conversion could not carry: one line per field and reason, with a count and the first place.
public struct LossLedger: Sendable {
    /// One line.
    public struct Line: Sendable {
        /// The canonical name, or layout and key of an extra.
        public let field: String
        /// Why.
        public let reason: LossReason
        /// How many values.
        public internal(set) var count: Int
        /// Where the first of them stood: raw offset in its batch.
        public let place: Int32
        /// Position in the run of the unit that held the first of them.
        public let unit: Int
    }

    /// Values lost or narrowed in the record being written; the pipeline drains it.
    public private(set) var lines: [Line] = []
    private var index: [Key: Int] = [:]
    private var extras: [[UInt8]: [LossReason: Int]] = [:]

    private struct Key: Hashable {
        var group: Int
        var field: Int
        var reason: LossReason
    }

    /// An empty ledger.
    public init() {}

    /// Whether nothing was lost.
    public var isEmpty: Bool { lines.isEmpty }

    /// Counts a lost field.
    mutating func add(group: Int, field: Int, _ reason: LossReason, place: Int32, unit: Int, _ schema: Schema) {
        let key = Key(group: group, field: field, reason: reason)
        if let line = index[key] {
            lines[line].count += 1
            return
        }
        index[key] = lines.count
        lines.append(
            Line(field: schema.name(group: group, field: field), reason: reason, count: 1, place: place, unit: unit))
    }

    /// Counts a lost extra, named by its layout's own key.
    mutating func add(extra key: ArraySlice<UInt8>, _ reason: LossReason, place: Int32, unit: Int) {
        let bytes = Array(key)
        if let line = extras[bytes]?[reason] {
            lines[line].count += 1
            return
        }
        extras[bytes, default: [:]][reason] = lines.count
        lines.append(
            Line(field: String(decoding: bytes, as: UTF8.self), reason: reason, count: 1, place: place, unit: unit))
    }
}
