/// One thing that is wrong or doubtful in the user's data, with everything needed to find and mend it.
///
/// All gates (reading, decoding, rules, target fit) make this one value. Findings are rare beside records, so plain strings are fine here.
public struct Finding: Sendable, Equatable {
    /// The keys of the record that a finding stands in, as the layout names them.
    public struct RecordKeys: Sendable, Equatable {
        /// The patient's id in its layout.
        public var patient: String?
        /// The tumor's id, if the finding is about one.
        public var tumor: String?
        /// The course's id, if the finding is about one.
        public var course: String?

        /// Keys, each nil when it does not apply.
        public init(patient: String? = nil, tumor: String? = nil, course: String? = nil) {
            self.patient = patient
            self.tumor = tumor
            self.course = course
        }
    }

    /// A value that took part in the finding.
    public struct Value: Sendable, Equatable {
        /// The layout's own name of the value (NAACCR id, column, FHIR path), else the canonical name.
        public var field: String
        /// The raw text, or nil when there was none.
        public var value: String?
        /// `known`, `blank`, `unknown`, `notApplicable` or `invalid`.
        public var state: String

        /// A value with its state.
        public init(field: String, value: String?, state: String) {
            self.field = field
            self.value = value
            self.state = state
        }
    }

    /// What kind of finding this is.
    public var id: FindingID
    /// How much it weighs.
    public var severity: Severity
    /// What was expected and what was found, one line, lower case, no full stop.
    public var message: String
    /// The layout of the input, if known.
    public var layout: String?
    /// Where the value stands.
    public var place: SourcePlace?
    /// CSV column, JSON Pointer or XPath.
    public var path: String?
    /// Whose record it is.
    public var record: RecordKeys
    /// The values that took part.
    public var fields: [Value]
    /// The published source of the constraint.
    public var source: String?
    /// How firmly the source supports it.
    public var basis: String?

    /// A finding; everything but id, severity and message may be filled in later by the stage that knows it.
    public init(
        _ id: FindingID, _ severity: Severity, _ message: String, layout: String? = nil, place: SourcePlace? = nil,
        path: String? = nil, record: RecordKeys = RecordKeys(), fields: [Value] = [], source: String? = nil,
        basis: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.layout = layout
        self.place = place
        self.path = path
        self.record = record
        self.fields = fields
        self.source = source
        self.basis = basis
    }
}
