public import Findings

/// What reading one unit brought to light besides the record.
public struct ReadNotes: Sendable {
    /// Findings of the codec gate and of the layout's structure.
    public var findings: [Finding] = []
    /// Why the unit must not become a record, if it must not.
    public var refusal: Finding?
    /// Elements that were set aside because the source does not assert them.
    public var filtered = 0

    /// Nothing noticed.
    public init() {}
}

extension FindingID {
    /// A value is there but does not decode; it is kept as `invalid` with its raw text.
    public static let invalidValue: FindingID = "codec.invalid-value"
    /// Rows or places that must agree do not; the field is `invalid`.
    public static let groupConflict: FindingID = "group.conflict"
    /// A unit has no patient id, so nothing can be said about whose it is.
    public static let missingKey: FindingID = "group.missing-key"
    /// A resource whose status says that it is no fact (entered in error, not done, refuted).
    public static let notAsserted: FindingID = "fhir.not-asserted"
    /// A list that the target ties differently than the source and that cannot be joined by position.
    public static let untied: FindingID = "mapping.untied"
}
