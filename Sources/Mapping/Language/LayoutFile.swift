internal import OncologyRecord
public import StructureTape

/// A mapping file as it was written: relations between external places and canonical fields, checked against the schema.
///
/// It has no expressions and no loops, so every part runs both ways: reading `at → is`, writing `is → at`. `LayoutPlan` compiles it.
public struct LayoutFile: Sendable {
    /// The syntax of the files that a layout describes.
    public enum Format: String, Sendable, CaseIterable {
        /// Delimited text.
        case csv
        /// JSON or NDJSON.
        case json
        /// FHIR R4 JSON: resources.
        case fhir = "fhir-json"
        /// XML with named items.
        case xml
    }

    /// The layout's name.
    public var name: String
    /// Its syntax.
    public var format: Format
    /// One line for people.
    public var title: String
    /// Where the layout is defined.
    public var source: String
    /// Versions of the layout, ascending; empty when it has none. NAACCR: 210, 220 …
    public var versions: [Int]
    /// How records lie in the XML, for XML layouts.
    public var shape: XMLShape?
    /// The dictionary table of an XML layout's items, such as `NAACCR/items`, or nil.
    public var dictionary: String?
    /// Whether what nothing asks for is kept as extras.
    public var keepsRest: Bool
    /// Members that are reported and dropped (FHIR narrative).
    var drops: [String]
    /// Words that recognise a file of this layout: a column, a namespace, a resource type.
    public var recognised: [String]
    /// Whether the layout is the record itself, all fields under their canonical names.
    var isCanonical: Bool
    var root: Block

    /// A block of relations about the elements of one group.
    struct Block: Sendable {
        /// Where the element's values stand.
        enum Source: Sendable {
            /// In the object of the enclosing block: the same row, the same XML element.
            case same
            /// In members of the enclosing object.
            case child(Place)
            /// In a resource of this type.
            case resource(String)
        }

        var line = 0
        var column = 0
        var group = 0
        var source = Source.same
        /// Name by which links refer to the block.
        var name = ""
        /// Number of a repeated block, 0 for none.
        var number = 0
        /// Field that holds the number.
        var numberField = -1
        /// Places whose equal values make one element of several rows.
        var merge: [Place] = []
        /// The same when all of `merge` are blank.
        var otherwise: [Place] = []
        /// Link field that gets the enclosing element.
        var link = -1
        /// When the element exists; empty: when any field that counts is filled.
        var exists: [Existence] = []
        /// How many elements the layout can hold for one enclosing element; 0 for any number.
        var limit = 0
        /// Date field by which elements are ordered before the limit is applied.
        var order = -1
        /// Behind the enclosing element's id, the id of an element that has none of its own.
        var idSuffix = ""
        /// Which elements the block writes, and what reading sets: field and word.
        var constraints: [Constraint] = []
        /// The block's resource is read only through a link from another block.
        var isJoined = false
        /// The target keeps this list apart from the one that the record ties it to.
        var isUntied = false
        /// Tests that a resource must pass to be fact at all; failing ones go to extras as filtered.
        var asserted: [(place: Place, refused: [String])] = []
        var entries: [Entry] = []
    }

    /// A relation or a block, in file order.
    enum Entry: Sendable {
        case relation(Relation)
        indirect case block(Block)
    }

    /// A field with a fixed word.
    struct Constraint: Sendable, Equatable {
        var field: Int
        var word: String
    }

    /// A filled place that proves that an element exists.
    struct Existence: Sendable {
        var place: Place
        /// Values that prove nothing.
        var except: [String]
        /// If not empty, only these values prove it.
        var only: [String]
    }

    /// One relation.
    struct Relation: Sendable {
        var line = 0
        var column = 0
        var target: Target?
        var alternatives: [Alternative] = []
        /// Whether the value identifies the record.
        var isKey = false
        /// Written and checked, never read as data.
        var isDerived = false
        /// Whether a filled value makes its element exist.
        var makes = true
        var condition: Condition?
    }

    /// A canonical field as a relation names it.
    struct Target: Sendable {
        enum Owner: Sendable, Equatable {
            /// The element of the block.
            case current
            /// The enclosing element of a group.
            case enclosing(Int)
            /// An element of another group with fixed fields; `link` is the field that refers to the current element, or -1.
            case satellite(group: Int, constraints: [Constraint], link: Int)
            /// The element that a link field of the current one refers to, made when needed.
            case through(link: Int, group: Int)
        }

        var owner: Owner
        var group: Int
        var field: Int
    }

    /// Equality of a field of the current or the patient element with a word.
    struct Condition: Sendable {
        var group: Int
        var field: Int
        var word: String
        var negated: Bool
    }

    /// One way of standing in the document.
    struct Alternative: Sendable {
        enum Direction: Sendable { case both, read, write }

        var line = 0
        var column = 0
        /// The places; several for codecs that read more than one.
        var places: [Place] = []
        var codec = Codec.text
        var direction = Direction.both
        var versions: ClosedRange<Int>?
        /// Source codes that stand for a state.
        var absent: [(code: String, state: ValueState)] = []
        /// A constant that recognises a resource.
        var isMatch = false
    }

    /// How the text of a place becomes a value and back.
    enum Codec: Sendable, Equatable {
        case text
        /// ICD-O-3 topography without its dot: `C341`.
        case topography
        /// ISO dates, `yyyyMMdd`, or the date of a FHIR dateTime.
        case date(DateForm)
        /// A dose in a unit, with zeros in front up to a width.
        case dose(Dose.Unit, width: Int)
        case count(width: Int)
        case decimal
        /// A column of a code table, with a filter on another column.
        case table(name: String, column: String, filter: [String])
        /// Several columns of a table over as many places.
        case tuple(name: String, columns: [String])
        /// A FHIR CodeableConcept: places are code, display and text.
        case concept(name: String, column: String, filter: [String])
        /// A FHIR Quantity of a dose: places are value and code.
        case quantity
        /// The record's own JSON form.
        case canonical
        /// A fixed text.
        case constant(String)
        /// The place being filled at all means the word.
        case present(String)
        /// A reference to the resource of another block.
        case reference(block: String)
        /// The id of the block's resource.
        case identity
    }

    /// How dates are written.
    enum DateForm: Sendable, Equatable { case iso, compact, dateTime }
}
