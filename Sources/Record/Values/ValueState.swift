/// What is known of a value. The states are never merged: none of them but `known` takes part in arithmetic.
@frozen
public enum ValueState: UInt8, Sendable, CaseIterable {
    /// Nothing there.
    case blank
    /// A value.
    case known
    /// The source says that it is not known (NAACCR 9, 99, 99999).
    case unknown
    /// The source says that the question does not apply (NAACCR 88, 99998).
    case notApplicable
    /// There, but it does not decode; the raw text is kept.
    case invalid

    /// The word used in findings and files.
    public var word: String {
        switch self {
        case .blank: "blank"
        case .known: "known"
        case .unknown: "unknown"
        case .notApplicable: "notApplicable"
        case .invalid: "invalid"
        }
    }
}

/// A typed value with its state: what the typed views return.
public enum Value<Known: Sendable & Equatable>: Sendable, Equatable {
    /// A value.
    case known(Known)
    /// Nothing there.
    case blank
    /// Not known, with the source's code for that (empty when it had none).
    case unknown(code: String)
    /// Not applicable, with the source's code for that.
    case notApplicable(code: String)
    /// Undecodable, with the raw text.
    case invalid(raw: String)

    /// The value if it is known, else nil.
    public var known: Known? {
        if case .known(let value) = self { value } else { nil }
    }

    /// The state alone.
    public var state: ValueState {
        switch self {
        case .known: .known
        case .blank: .blank
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        case .invalid: .invalid
        }
    }
}
