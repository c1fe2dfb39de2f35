public import Findings

extension FindingID {
    /// The text is not JSON as RFC 8259 defines it.
    public static let jsonMalformed: FindingID = "json.malformed"
    /// The input ends inside a value.
    public static let jsonTruncated: FindingID = "json.truncated"
    /// A key stands twice in one object.
    public static let jsonDuplicateKey: FindingID = "json.duplicate-key"
    /// Arrays and objects are nested deeper than the limit.
    public static let jsonTooDeep: FindingID = "json.too-deep"
    /// A string is not UTF-8, or holds half a surrogate pair.
    public static let jsonBadText: FindingID = "json.bad-text"
    /// One record is longer than the limit.
    public static let jsonTooLong: FindingID = "json.too-long"
    /// A unit is no object.
    public static let jsonNotARecord: FindingID = "json.not-a-record"
}
