public import OncologyRecord
public import StructureTape

/// A mapping file compiled for one version: the same relations drive reading and writing.
///
/// A plan is immutable and shared by all workers. Its names are interned first in every tape that it reads or writes, so that a member name is
/// an index here. For XML layouts with a dictionary the names stand in the dictionary's order, which is the order of writing; for CSV they begin
/// with the columns in their order of writing.
public struct LayoutPlan: Sendable {
    /// The mapping file.
    public let layout: LayoutFile
    /// The version it was compiled for; nil reads any version.
    public let version: Int?
    /// The vocabulary.
    public let schema: Schema
    /// Names with their plan indices.
    public internal(set) var names: NameTable
    /// The texts of `names`, for readers and writers.
    public internal(set) var nameList: [String]
    /// How many names at the front are columns to be written (CSV).
    public internal(set) var columnCount = 0
    /// The layout's name as bytes.
    let key: [UInt8]
    var scopes: [PlanScope] = []
    var blocks: [PlanBlock] = []
    var columns: [CodeColumn] = []
    var tuples: [TuplePlan] = []
    /// Text of constants.
    var constants: [[UInt8]] = []
    /// For each name of an XML plan, what the dictionary says; empty without one.
    var items: [DictionaryItem] = []
    /// The words of the schema's closed lists as bytes.
    var wordBytes: [[[UInt8]]] = []
    /// Fields that some relation writes, by group and field.
    var writable: [[Bool]] = []
    /// Fields that some relation reads.
    var readable: [[Bool]] = []
    /// Name ids that reading drops with a ledger line.
    var dropped: [Int32] = []
}

/// The values that stand in one object: a trie of places with captures, and the blocks that read them.
struct PlanScope: Sendable {
    /// Trie nodes; the root is 0 and children stand behind their parents.
    var nodes: [PlanNode] = [PlanNode()]
    /// Number of captured places.
    var captureCount = 0
    /// The block whose element the object is.
    var home = 0
    /// Blocks of this object in file order, outermost only.
    var blocks: [Int] = []
}

/// One step of a place.
struct PlanNode: Sendable {
    /// The name in the parent object, -1 for items and roots.
    var name: Int32 = -1
    /// Which items of the parent's array it is; `.none` for a member.
    var selector = Place.Selector.none
    /// Children that are members, in order of writing.
    var members: [Int32] = []
    /// Children that are items of the array standing here.
    var items: [Int32] = []
    /// Child by name id, when there are many; else empty.
    var table: [Int32] = []
    /// Number of the captured value, -1 for none.
    var capture: Int32 = -1
    /// Whether several values may be captured (`[]`).
    var isMultiple = false
    /// Whether a container may be captured (canonical states).
    var takesContainer = false
    /// Scope whose objects stand here, -1 for none.
    var scope: Int32 = -1
    /// Constant written here, index into the plan's constants; -1 for none.
    var constant: Int32 = -1
    /// Whether a constant stands here even when nothing beside it is written.
    var isFixed = false
    /// Index of the parent, -1 for the root.
    var parent: Int32 = -1
    /// How the step is written in keys of extras.
    var token: [UInt8] = []
}

/// A block of relations, compiled.
struct PlanBlock: Sendable {
    var group: Int
    var scope: Int
    var parent: Int
    /// Whether the block's objects are its own (nested or resources), not the enclosing block's.
    var isHome: Bool
    /// Resource type as bytes, empty for none.
    var resource: [UInt8] = []
    var name = ""
    var number = 0
    var numberField = -1
    var merge: [Int32] = []
    var otherwise: [Int32] = []
    var link = -1
    var exists: [(capture: Int32, except: [[UInt8]], only: [[UInt8]])] = []
    /// Captures whose being filled makes the element.
    var makers: [Int32] = []
    var limit = 0
    var order = -1
    var idSuffix: [UInt8] = []
    var constraints: [PlanConstraint] = []
    var isJoined = false
    var isUntied = false
    var asserted: [(place: Place, refused: [[UInt8]])] = []
    /// Places and values that a resource must have.
    var match: [(place: Place, value: [UInt8])] = []
    var relations: [PlanRelation] = []
    /// Blocks inside, same object or nested.
    var children: [Int] = []
    /// Trie node of the enclosing scope at which nested objects stand, -1 otherwise.
    var anchor: Int32 = -1
}

/// A field with a fixed word, compiled: an index for closed lists, else bytes.
struct PlanConstraint: Sendable {
    var field: Int
    var word: Int32
    var text: [UInt8]
}

/// A relation, compiled.
struct PlanRelation: Sendable {
    var owner: PlanOwner
    var group: Int
    var field: Int
    var type: Schema.FieldType
    /// Number of words when the field has a closed list, else -1.
    var list: Int
    var isKey: Bool
    var isDerived: Bool
    var condition: (group: Int, constraint: PlanConstraint, negated: Bool)?
    var alternatives: [PlanAlternative]
    var line: Int
}

/// Whose field a relation is about.
enum PlanOwner: Sendable {
    /// No field: a constant, an id or a structural link.
    case none
    case current
    case enclosing(Int)
    case satellite(constraints: [PlanConstraint], link: Int)
    case through(link: Int)
}

/// One way of standing in the document, compiled.
struct PlanAlternative: Sendable {
    var codec: PlanCodec
    var captures: [Int32]
    var reads: Bool
    var writes: Bool
    var absent: [(code: [UInt8], state: ValueState)]
    /// Longest text that the target takes, 0 for any.
    var length: Int
}

/// A codec, compiled.
enum PlanCodec: Sendable {
    case text
    case topography
    case date(LayoutFile.DateForm)
    case dose(Dose.Unit, width: Int)
    case count(width: Int)
    case decimal
    case column(Int)
    case tuple(Int)
    case concept(Int)
    case quantity
    case canonical
    case constant(Int32)
    case present(word: Int32)
    case reference(block: Int)
    case identity
}

/// A table row read over several places at once.
struct TuplePlan: Sendable {
    /// Rows in file order: word or state, and a cell for each place (empty: absent).
    var rows: [(meaning: CodeColumn.Meaning, cells: [[UInt8]], reads: Bool, relation: CodeRelation)]
}

/// What a dictionary says of an item.
struct DictionaryItem: Sendable {
    var level: String
    var length: Int
    var zeroPadded: Bool
    var recordTypes: String
    var known: Bool
}
