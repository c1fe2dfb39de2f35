internal import OncologyRecord

/// What stands at a captured place when an object is written.
struct Output: Sendable {
    enum Kind: UInt8, Sendable {
        case none, string, number, yes, no
        /// Canonical states: an object with one member.
        case unknown, notApplicable, invalid
        /// A canonical dose: value and unit.
        case dose
    }

    var kind = Kind.none
    /// Whether a canonical value stands under `derived`.
    var derived = false
    var unit: UInt8 = 0
    var start: Int32 = 0
    var count: Int32 = 0
}

/// What became of a value at one alternative.
enum Encoding {
    case written
    /// Written, but something of it was lost.
    case narrowed(LossReason)
    case refused(LossReason)
}
