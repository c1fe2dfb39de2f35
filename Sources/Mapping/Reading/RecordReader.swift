internal import Findings
public import OncologyRecord
public import StructureTape

/// Turns units into records by a plan. One instance per worker; its buffers are reused.
public struct RecordReader {
    /// The plan.
    public let plan: LayoutPlan
    let decoder: ValueDecoder

    /// The values captured in one object.
    struct Frame {
        /// First of the object's captures.
        var base: Int
        var scope: Int
        /// The object's node.
        var node: Int32
        /// First occurrence of a nested object.
        var occurrences: Int
        /// First value that nothing asked for.
        var leftovers: Int
    }

    /// A value that no place names.
    struct Leftover {
        var node: Int32
        /// Trie node of the scope below which it stands, and whether as an item of an array.
        var under: Int32
        var index: Int32
    }

    var captures: [Int32] = []
    var consumed: [Bool] = []
    var multiples: [(capture: Int32, node: Int32, used: Bool)] = []
    var occurrences: [(trie: Int32, node: Int32)] = []
    var leftovers: [Leftover] = []
    /// Elements made by merged rows: block, key and element.
    var merged: [(block: Int, key: [UInt8], element: Int32)] = []
    /// Resources that became elements.
    var claims: [(node: Int32, block: Int, element: Int32)] = []
    var selectorNames: [String: Int32] = [:]
    var notes = ReadNotes()

    /// A reader for a plan.
    public init(_ plan: LayoutPlan) {
        self.plan = plan
        decoder = ValueDecoder(plan: plan)
    }

    /// Reads one unit.
    ///
    /// - Parameters:
    ///   - unit: which unit.
    ///   - batch: the batch that holds it, made with the plan's names.
    ///   - record: emptied and filled.
    /// - Returns: findings, and a refusal when the unit must be quarantined as a whole.
    public mutating func read(_ unit: UnitBatch.Unit, of batch: UnitBatch, into record: inout Record) -> ReadNotes {
        record.removeAll()
        notes = ReadNotes()
        merged.removeAll(keepingCapacity: true)
        claims.removeAll(keepingCapacity: true)
        if let head = batch.head { readHead(head, into: &record) }
        let root = batch.tape.nodes[Int(unit.root)]
        record.elements[0].place = root.place
        if root.kind == .array {
            if plan.layout.format == .fhir {
                readResources(unit.root, batch, &record)
            } else {
                var row = unit.root + 1
                while row < root.next {
                    readObject(scope: 0, node: row, element: 0, batch, &record)
                    row = batch.tape.nodes[Int(row)].next
                }
            }
        } else {
            readObject(scope: 0, node: unit.root, element: 0, batch, &record)
        }
        Identities.complete(&record, plan)
        checkKey(unit, batch, record)
        return notes
    }

    /// What the file says of itself belongs to the record as extras of the file.
    private mutating func readHead(_ head: Tape, into record: inout Record) {
        guard let root = head.nodes.first else { return }
        var node: Int32 = 1
        while node < root.next {
            let source = head.nodes[Int(node)]
            let layout = record.append(plan.key.span)
            let start = Int32(record.text.count)
            head.names.append(source.name, to: &record.text)
            let key = start..<Int32(record.text.count)
            let value = record.append(head.text.span.extracting(head.range(Int(node))))
            record.extras.append(
                Record.Extra(owner: -1, layout: layout, key: key, value: value, isJSON: false, place: -1))
            node = source.next
        }
    }

    private mutating func checkKey(_ unit: UnitBatch.Unit, _ batch: UnitBatch, _ record: Record) {
        for relation in plan.blocks[0].relations where relation.isKey {
            let slot = record[0, relation.field]
            guard slot.state != .known else { continue }
            notes.refusal = Finding(
                .missingKey, .error,
                "expected a patient id in \(placeName(relation)), found \(slot.state == .blank ? "nothing" : slot.state.word)",
                layout: plan.layout.name, place: batch.place(at: batch.tape.nodes[Int(unit.root)].place),
                path: placeName(relation),
                fields: [Finding.Value(field: placeName(relation), value: nil, state: slot.state.word)])
        }
    }

    /// Reads the objects of a scope: the element exists already.
    mutating func readObject(
        scope: Int, node: Int32, element: Int32, _ batch: UnitBatch, _ record: inout Record
    ) {
        let frame = open(scope, node, batch.tape)
        let home = plan.scopes[scope].home
        let owner = run(home, element: element, frame, batch, &record)
        keepRest(frame, owner: owner, batch, &record)
        close(frame)
    }

    /// Captures the values of an object.
    mutating func open(_ scope: Int, _ node: Int32, _ tape: Tape) -> Frame {
        let frame = Frame(
            base: captures.count, scope: scope, node: node, occurrences: occurrences.count, leftovers: leftovers.count)
        let count = plan.scopes[scope].captureCount
        captures.append(contentsOf: repeatElement(-1, count: count))
        consumed.append(contentsOf: repeatElement(false, count: count))
        walk(0, node, frame, tape)
        return frame
    }

    mutating func close(_ frame: Frame) {
        captures.removeLast(captures.count - frame.base)
        consumed.removeLast(consumed.count - frame.base)
        occurrences.removeLast(occurrences.count - frame.occurrences)
        leftovers.removeLast(leftovers.count - frame.leftovers)
        multiples.removeAll { Int($0.capture) >= frame.base }
    }

    /// Runs a block over a frame: its relations, then the blocks inside it.
    ///
    /// - Returns: the element to which the object's leftovers belong: the innermost that was made of the same object.
    mutating func run(
        _ index: Int, element: Int32, _ frame: Frame, _ batch: UnitBatch, _ record: inout Record
    ) -> Int32 {
        var innermost = element
        for relation in plan.blocks[index].relations.indices {
            read(index, relation, element, frame, batch, &record)
        }
        var tumor = element
        for child in plan.blocks[index].children {
            if !plan.blocks[child].resource.isEmpty { continue }
            if plan.blocks[child].isHome {
                runNested(child, parent: element, frame, batch, &record)
                continue
            }
            guard let made = make(child, parent: element, linked: tumor, frame, batch, &record) else { continue }
            if !plan.blocks[child].merge.isEmpty { tumor = made }
            let inner = run(child, element: made, frame, batch, &record)
            if plan.blocks[child].number == 0 { innermost = inner }
        }
        return innermost
    }

    /// Runs a block over its own nested objects.
    private mutating func runNested(
        _ child: Int, parent: Int32, _ frame: Frame, _ batch: UnitBatch, _ record: inout Record
    ) {
        let anchor = plan.blocks[child].anchor
        var found: [Int32] = []
        for index in frame.occurrences..<occurrences.count where occurrences[index].trie == anchor {
            found.append(occurrences[index].node)
        }
        if plan.blocks[child].isUntied { return readUntied(child, parent, found, frame, batch, &record) }
        for node in found {
            let element = add(child, parent: parent, linked: parent, place: batch.tape.nodes[Int(node)].place, &record)
            readObject(scope: plan.blocks[child].scope, node: node, element: element, batch, &record)
        }
    }
}
