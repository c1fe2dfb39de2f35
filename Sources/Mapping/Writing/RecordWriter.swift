public import OncologyRecord
public import StructureTape

/// Writes records by a plan: the mirror of `RecordReader`. One instance per worker; its buffers are reused.
public struct RecordWriter {
    /// The plan.
    public let plan: LayoutPlan
    /// What could not be carried, over all records written since it was last emptied.
    public var ledger = LossLedger()
    /// The elements of each group that had no place in the target in the last record.
    public private(set) var lostElements: [(group: Int, element: Int32)] = []
    /// Position in the run of the unit being written, for the ledger.
    public var unit = 0

    let encoder: ValueEncoder
    let identifiers: ResourceIdentifiers
    var outputs: [Output] = []
    /// Several values of one place: capture and output.
    var multiples: [(capture: Int, output: Output)] = []
    /// Elements of nested scopes: trie node, frame and element.
    var nested: [(frame: Int, trie: Int32, element: Int32)] = []
    var live: [Bool] = []
    /// By slot: 1 when the value stands in the target.
    var carried: [Bool] = []
    /// By slot: why not.
    var reasons: [LossReason?] = []
    var visited: [Bool] = []
    var carriedExtras: [Bool] = []
    /// Extras of the object being written: trie node and extra.
    var attached: [(frame: Int, trie: Int32, extra: Int)] = []

    /// A writer for a plan.
    ///
    /// - Parameters:
    ///   - plan: compiled for the version to be written.
    ///   - identifierSystem: namespace of made ids and `identifier.system` of FHIR.
    public init(_ plan: LayoutPlan, identifierSystem: String = ResourceIdentifiers.localSystem) {
        self.plan = plan
        encoder = ValueEncoder(plan)
        identifiers = ResourceIdentifiers(system: identifierSystem)
    }

    /// Writes one record as one unit.
    ///
    /// - Parameters:
    ///   - record: a record with completed ids.
    ///   - tape: made with the plan's names; emptied and filled. The unit's root is node 0.
    public mutating func write(_ record: Record, to tape: inout Tape) {
        tape.removeAll()
        start(record)
        switch plan.layout.format {
        case .csv: writeRows(record, &tape)
        case .fhir: writeResources(record, &tape)
        case .json, .xml:
            visited[0] = true
            object(scope: 0, element: 0, name: -1, record, &tape)
        }
        settle(record)
    }

    private mutating func start(_ record: Record) {
        outputs.removeAll(keepingCapacity: true)
        multiples.removeAll(keepingCapacity: true)
        nested.removeAll(keepingCapacity: true)
        attached.removeAll(keepingCapacity: true)
        lostElements.removeAll(keepingCapacity: true)
        refill(&carried, record.slotCount, false)
        refill(&reasons, record.slotCount, nil)
        refill(&visited, record.elements.count, false)
        refill(&carriedExtras, record.extras.count, false)
    }

    private func refill<Element>(_ array: inout [Element], _ count: Int, _ value: Element) {
        array.removeAll(keepingCapacity: true)
        array.append(contentsOf: repeatElement(value, count: count))
    }

    /// Writes one object of a scope about an element.
    mutating func object(scope: Int, element: Int32, name: Int32, _ record: Record, _ tape: inout Tape) {
        let frame = outputs.count
        let counts = (multiples.count, nested.count, attached.count)
        outputs.append(contentsOf: repeatElement(Output(), count: plan.scopes[scope].captureCount))
        fill(plan.scopes[scope].home, element, frame, record, &tape)
        attach(scope, element, frame, record)
        emit(scope: scope, frame: frame, name: name, record, &tape)
        outputs.removeLast(outputs.count - frame)
        multiples.removeLast(multiples.count - counts.0)
        nested.removeLast(nested.count - counts.1)
        attached.removeLast(attached.count - counts.2)
    }

    /// Fills the captures of a block and of the blocks of the same object.
    mutating func fill(_ block: Int, _ element: Int32, _ frame: Int, _ record: Record, _ tape: inout Tape) {
        mark(block, element, record)
        for relation in plan.blocks[block].relations.indices {
            write(plan.blocks[block].relations[relation], block, element, frame, record, &tape)
        }
        for child in plan.blocks[block].children where plan.blocks[child].resource.isEmpty {
            let elements = elements(child, under: element, record)
            if plan.blocks[child].isHome {
                for element in tied(child, elements, record) {
                    nested.append((frame, plan.blocks[child].anchor, element))
                }
            } else if plan.layout.format != .csv || plan.blocks[child].number > 0 {
                if let element = elements.first { fill(child, element, frame, record, &tape) }
            }
        }
    }

    /// What a block says of an element by being there: its links, words and number.
    mutating func mark(_ block: Int, _ element: Int32, _ record: Record) {
        visited[Int(element)] = true
        let plan = plan.blocks[block]
        if plan.link >= 0 { carry(element, plan.link, record) }
        for constraint in plan.constraints { carry(element, constraint.field, record) }
        if plan.numberField >= 0 { carry(element, plan.numberField, record) }
    }

    mutating func carry(_ element: Int32, _ field: Int, _ record: Record) {
        carried[record.slotIndex(element, field)] = true
    }

    /// Counts everything that did not find a place.
    private mutating func settle(_ record: Record) {
        for (index, element) in record.elements.enumerated() {
            let group = Int(element.group)
            let isLost = !visited[index]
            if isLost { lostElements.append((group, Int32(index))) }
            for field in 0..<plan.schema.groups[group].fields.count {
                let slot = record[Int32(index), field]
                guard slot.state != .blank, !slot.derived else { continue }
                let position = record.slotIndex(Int32(index), field)
                guard !carried[position] else { continue }
                let isTooLong = isLost && plan.blocks.contains { $0.group == group && $0.limit > 0 }
                let reason = reasons[position] ?? (isTooLong ? .listTooLong : .noPlace)
                ledger.add(group: group, field: field, reason, place: slot.place, unit: unit, plan.schema)
            }
        }
        for (index, extra) in record.extras.enumerated() where !carriedExtras[index] {
            let key = record.text[Int(extra.key.lowerBound)..<Int(extra.key.upperBound)]
            ledger.add(extra: key, .noPlace, place: extra.place, unit: unit)
        }
    }
}
