/// One value of a record: 24 bytes, no references; texts stand in the record's buffer.
///
/// What `number` means depends on the field's type: a date `yyyyMMdd`, a dose in µGy, a count, the digits of a decimal, the index of a word of
/// a closed code list, the element that a link refers to (-1 when unresolved). Ids, texts, open codes, links and every state but
/// `known` and `blank` keep their text.
@frozen
public struct Slot: Sendable {
    /// What is known.
    public var state: ValueState
    /// Whether the value was computed from others and proves nothing by itself.
    public var derived: Bool
    /// Decimal places of a decimal, or of a dose in its source unit.
    public var scale: UInt8
    /// The source unit of a dose (`Dose.Unit.rawValue`).
    public var unit: UInt8
    /// Start of the text in `Record.text`.
    public var start: Int32
    /// Length of the text.
    public var count: Int32
    /// Where the value stood in the raw source of its batch, -1 for nowhere.
    public var place: Int32
    /// The typed value.
    public var number: Int64

    /// A blank value.
    @inlinable
    public init() {
        state = .blank
        derived = false
        scale = 0
        unit = 0
        start = 0
        count = 0
        place = -1
        number = 0
    }
}
