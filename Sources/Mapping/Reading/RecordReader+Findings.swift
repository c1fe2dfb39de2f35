internal import Findings
internal import OncologyRecord
internal import StructureTape

extension RecordReader {
    /// How a relation's first place is called in findings.
    func placeName(_ relation: PlanRelation) -> String {
        guard let capture = relation.alternatives.first?.captures.first else { return "" }
        for scope in plan.scopes {
            guard let index = scope.nodes.firstIndex(where: { $0.capture == capture }) else { continue }
            let text = String(decoding: key(of: Int32(index), scope), as: UTF8.self)
            if !text.isEmpty { return text }
        }
        return ""
    }

    /// A value that does not decode.
    mutating func reportInvalid(
        _ relation: PlanRelation, _ node: Int32, _ expected: String, _ batch: UnitBatch, _ record: Record
    ) {
        let field = plan.schema.groups[relation.group].fields[relation.field]
        let name = plan.schema.name(group: relation.group, field: relation.field)
        let source = plan.layout.format == .json ? name : self.sourceName(node, batch.tape, name)
        let raw = field.identifying ? nil : String(batch.tape.string(Int(node)).prefix(200))
        notes.findings.append(
            Finding(
                .invalidValue, .error, "expected \(expected) in \(source), found \(raw.map { "\"\($0)\"" } ?? "something else")",
                layout: plan.layout.name, place: batch.place(at: batch.tape.nodes[Int(node)].place), path: source,
                record: keys(record), fields: [Finding.Value(field: source, value: raw, state: "invalid")]))
    }

    /// Two places that must agree and do not.
    mutating func reportConflict(
        _ relation: PlanRelation, _ known: Slot, _ node: Int32, _ batch: UnitBatch, _ record: inout Record
    ) {
        let field = plan.schema.groups[relation.group].fields[relation.field]
        let name = plan.schema.name(group: relation.group, field: relation.field)
        let source = sourceName(node, batch.tape, name)
        let place = batch.place(at: batch.tape.nodes[Int(node)].place)
        let first = batch.place(at: known.place)
        let text = ValueText.append(known, relation, plan.schema, &record)
        let values = field.identifying ? (nil, nil) : (record.string(text), batch.tape.string(Int(node)))
        notes.findings.append(
            Finding(
                .groupConflict, .error,
                "expected one value of \(source) for the same element, found \(values.1.map { "\"\($0)\"" } ?? "another") after "
                    + "\(values.0.map { "\"\($0)\"" } ?? "a first") in line \(first.line), column \(first.column)",
                layout: plan.layout.name, place: place, path: source, record: keys(record),
                fields: [
                    Finding.Value(field: source, value: values.0, state: known.state.word),
                    Finding.Value(field: source, value: values.1, state: "known"),
                ]))
    }

    /// The name under which a node stands in the source.
    func sourceName(_ node: Int32, _ tape: Tape, _ fallback: String) -> String {
        let name = tape.names.string(tape.nodes[Int(node)].name)
        return name.isEmpty ? fallback : name
    }

    /// The record's keys for findings.
    func keys(_ record: Record) -> Finding.RecordKeys {
        guard let id = plan.schema.groups[0].index(of: "id") else { return Finding.RecordKeys() }
        let slot = record[0, id]
        return Finding.RecordKeys(patient: slot.state == .known ? record.string(slot) : nil)
    }
}
