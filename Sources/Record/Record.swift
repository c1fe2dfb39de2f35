/// One patient and everything known about them, in the vocabulary of `Schema.oncology`.
///
/// A record is a list of elements (element 0 is the patient), each with one slot per field of its group, over one text buffer. It is reused for
/// many patients: `removeAll` keeps the memory. Library users read it through the typed views: `record.courses[0].phases[0].totalDose`.
public struct Record: Sendable {
    /// A group instance.
    @frozen
    public struct Element: Sendable {
        /// Index of its group in the schema.
        public var group: Int32
        /// Index of the enclosing element; -1 for the patient.
        public var parent: Int32
        /// Where its slots start.
        public var slots: Int32
        /// Where it stood in the raw source of its batch, -1 for nowhere.
        public var place: Int32

        @usableFromInline
        init(group: Int32, parent: Int32, slots: Int32, place: Int32) {
            self.group = group
            self.parent = parent
            self.slots = slots
            self.place = place
        }
    }

    /// Something that a layout has and the vocabulary has not: it returns when that layout is written again.
    public struct Extra: Sendable {
        /// The element it stood in; -1 for the file.
        public var owner: Int32
        /// The layout's name, a range of `text`.
        public var layout: Range<Int32>
        /// The layout's own key, a range of `text`.
        public var key: Range<Int32>
        /// The value, a range of `text`: bare text, or JSON text when `isJSON`.
        public var value: Range<Int32>
        /// Whether the value is JSON text (a number, an object, …) and not the bare text of a string.
        public var isJSON: Bool
        /// Where it stood in the raw source of its batch.
        public var place: Int32

        /// An extra.
        public init(owner: Int32, layout: Range<Int32>, key: Range<Int32>, value: Range<Int32>, isJSON: Bool, place: Int32) {
            self.owner = owner
            self.isJSON = isJSON
            self.layout = layout
            self.key = key
            self.value = value
            self.place = place
        }
    }

    /// The vocabulary.
    public let schema: Schema
    /// All texts, one after another.
    public var text: [UInt8] = []
    /// The elements in the order in which they were made; changed by `add` and `removeLast` only.
    public var elements: [Element] = []
    /// What the vocabulary has no place for, in source order.
    public var extras: [Extra] = []
    @usableFromInline var slots: [Slot] = []
    /// Elements by group.
    @usableFromInline var members: [[Int32]]
    /// Number of fields by group.
    @usableFromInline let widths: [Int]

    /// A record of a patient about whom nothing is known yet.
    public init(schema: Schema = .oncology) {
        self.schema = schema
        members = [[Int32]](repeating: [], count: schema.groups.count)
        widths = schema.groups.map(\.fields.count)
        add(0, parent: -1)
    }

    /// Forgets everything and keeps the memory.
    public mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        elements.removeAll(keepingCapacity: true)
        extras.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        for group in members.indices { members[group].removeAll(keepingCapacity: true) }
        add(0, parent: -1)
    }

    /// The text of a slot.
    ///
    /// - Complexity: O(length), allocates.
    public func string(_ slot: Slot) -> String {
        string(slot.start..<(slot.start + slot.count))
    }

    /// A part of `text`.
    public func string(_ range: Range<Int32>) -> String {
        String(decoding: text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    /// The element with an id in a group, or -1.
    ///
    /// - Parameters:
    ///   - id: the id's bytes.
    ///   - group: a group that has a field `id` as its first field.
    public func element(withID id: ArraySlice<UInt8>, in group: Int) -> Int32 {
        for element in members[group] {
            let slot = self[element, 0]
            if slot.state == .known, text[Int(slot.start)..<Int(slot.start + slot.count)] == id { return element }
        }
        return -1
    }
}
