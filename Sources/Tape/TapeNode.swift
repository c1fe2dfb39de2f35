/// One entry of a tape: a container or a scalar, with its name in its parent and its text.
///
/// Containers are followed by their members; `next` skips over them. 24 bytes, no references.
@frozen
public struct TapeNode: Sendable, Equatable {
    /// What a node is.
    public enum Kind: UInt8, Sendable {
        /// Named members: a CSV row, a JSON object, an XML element that has members.
        case object
        /// Unnamed items: a JSON array, the rows or resources of one unit.
        case array
        /// Text; CSV cells and XML item values are always this.
        case string
        /// A JSON number, its digits as written.
        case number
        /// JSON true.
        case yes
        /// JSON false.
        case no
        /// JSON null.
        case null
        /// Source text carried as it stands: a foreign XML element, a JSON value to be written verbatim.
        case verbatim
    }

    /// What the node is.
    public var kind: Kind
    /// The name in the parent object, an index into the tape's names; -1 for array items and roots.
    public var name: Int32
    /// Start of the decoded text in `Tape.text`; for containers, of their raw source text.
    public var start: Int32
    /// Length of that text in bytes.
    public var count: Int32
    /// Index of the next sibling: for scalars the following node, for containers the one behind their last descendant.
    public var next: Int32
    /// Where the value starts in the raw source of the batch (`Tape.text[0..<rawCount]`), -1 when it has no source.
    public var place: Int32

    /// A node.
    @inlinable
    public init(kind: Kind, name: Int32, start: Int32, count: Int32, next: Int32, place: Int32) {
        self.kind = kind
        self.name = name
        self.start = start
        self.count = count
        self.next = next
        self.place = place
    }

    /// Whether the node has members or items.
    @inlinable
    public var isContainer: Bool { kind == .object || kind == .array }
}
