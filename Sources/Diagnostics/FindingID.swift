/// The stable name of a kind of finding, such as `csv.unclosed-quote` or `DOSE-004`.
///
/// Each id is declared once, as a static constant in an extension beside the code that emits it, and is never reused for another meaning.
public struct FindingID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The id as it is printed.
    public let rawValue: String

    /// Names a kind of finding.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Names a kind of finding by a literal.
    public init(stringLiteral value: String) {
        self.rawValue = value
    }
}
