/// How records lie in an XML vocabulary: what the XML reader looks for and the XML writer makes.
///
/// For NAACCR XML: root `NaaccrData`, record `Patient`, groups `Tumor`, item `Item` named by `naaccrId`. On the tape a record is an object; an
/// item is a string member named by its naming attribute; a group is an object member named by its element and may repeat; a foreign element
/// is a `.verbatim` member named by its qualified name; attributes of the root are members of the head named `@name`.
public struct XMLShape: Sendable, Equatable {
    /// The root element.
    public var root: String
    /// The element of one unit.
    public var record: String
    /// Elements inside a record that hold items of their own.
    public var groups: [String]
    /// The element of one value.
    public var item: String
    /// The attribute that names an item.
    public var itemName: String
    /// The attribute that numbers an item, if there is one.
    public var itemNumber: String?
    /// The namespace of all of them.
    public var namespace: String

    /// A vocabulary.
    public init(
        root: String, record: String, groups: [String], item: String, itemName: String, itemNumber: String? = nil,
        namespace: String
    ) {
        self.root = root
        self.record = record
        self.groups = groups
        self.item = item
        self.itemName = itemName
        self.itemNumber = itemNumber
        self.namespace = namespace
    }
}
