/// The vocabulary in which every format meets: groups of typed fields and the words of closed code lists.
///
/// The schema is data (`Mappings/Schema/oncology.yaml`); `Schema.oncology` is generated from it.
public struct Schema: Sendable {
    /// The type of a field; what a known value is.
    public enum FieldType: String, Sendable {
        /// An identifier, text compared byte for byte.
        case id
        /// Free text.
        case text
        /// A partial date.
        case date
        /// An absorbed dose.
        case dose
        /// A whole number.
        case count
        /// An exact decimal.
        case decimal
        /// An exact decimal, per hundred.
        case percent
        /// A code: a word of a closed list, or text that fits a pattern.
        case code
        /// A reference to an element of another group by its id.
        case link
    }

    /// One field of a group.
    public struct Field: Sendable {
        /// Dotted name inside the group, such as `clinicalStage.t`.
        public let name: String
        /// What a known value is.
        public let type: FieldType
        /// Index into `Schema.lists` of a closed code list, or -1.
        public let list: Int
        /// Regular expression of an open code, or empty.
        public let pattern: String
        /// Index of the group that a link refers to, or -1.
        public let target: Int
        /// Unit of a number, or empty.
        public let unit: String
        /// Whether the value names or locates a person and must never be printed.
        public let identifying: Bool
        /// One line of meaning.
        public let summary: String
        /// The standard that defines it.
        public let source: String

        /// A field, as generated.
        public init(
            _ name: String, _ type: FieldType, list: Int = -1, pattern: String = "", target: Int = -1, unit: String = "",
            identifying: Bool = false, summary: String = "", source: String = ""
        ) {
            self.name = name
            self.type = type
            self.list = list
            self.pattern = pattern
            self.target = target
            self.unit = unit
            self.identifying = identifying
            self.summary = summary
            self.source = source
        }
    }

    /// A group of fields: the patient, or a list of elements.
    public struct Group: Sendable {
        /// Dotted path, such as `courses.phases`.
        public let path: String
        /// Index of the enclosing group, -1 for the patient.
        public let parent: Int
        /// Whether it may repeat.
        public let isList: Bool
        /// Whether an element is one bare value (its only field) in JSON.
        public let isScalar: Bool
        /// The fields in order of output.
        public let fields: [Field]
        /// One line of meaning.
        public let summary: String

        /// A group, as generated.
        public init(
            _ path: String, parent: Int, isList: Bool, isScalar: Bool = false, summary: String = "", fields: [Field]
        ) {
            self.path = path
            self.parent = parent
            self.isList = isList
            self.isScalar = isScalar
            self.summary = summary
            self.fields = fields
        }

        /// The index of a field, or nil.
        public func index(of name: String) -> Int? {
            fields.firstIndex { $0.name == name }
        }
    }

    /// A closed list of words.
    public struct CodeList: Sendable {
        /// Its name.
        public let name: String
        /// Its words; a coded value is an index into them.
        public let words: [String]

        /// A list, as generated.
        public init(_ name: String, _ words: [String]) {
            self.name = name
            self.words = words
        }
    }

    /// The groups; the patient is number 0.
    public let groups: [Group]
    /// The closed code lists.
    public let lists: [CodeList]

    /// A schema, as generated.
    public init(groups: [Group], lists: [CodeList]) {
        self.groups = groups
        self.lists = lists
    }

    /// The index of a group by its path, or nil.
    public func group(_ path: String) -> Int? {
        groups.firstIndex { $0.path == path }
    }

    /// The index of a list by its name, or nil.
    public func list(_ name: String) -> Int? {
        lists.firstIndex { $0.name == name }
    }

    /// The full name of a field, such as `courses.phases.totalDose`.
    public func name(group: Int, field: Int) -> String {
        "\(groups[group].path).\(groups[group].fields[field].name)"
    }
}
