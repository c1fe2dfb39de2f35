internal import OncologyRecord

/// The layout that is the record itself: every field of the schema under its canonical name.
enum CanonicalLayout {
    /// All relations of the schema as one block tree.
    static func root(_ schema: Schema) -> LayoutFile.Block {
        block(0, schema)
    }

    private static func block(_ group: Int, _ schema: Schema) -> LayoutFile.Block {
        var block = LayoutFile.Block()
        block.group = group
        if group > 0 {
            let path = schema.groups[group].path
            let parent = schema.groups[group].parent
            let own = parent > 0 ? String(path.dropFirst(schema.groups[parent].path.count + 1)) : path
            let name = own.hasPrefix("patient.") ? String(own.dropFirst("patient.".count)) : own
            var place = Place(name: name)
            place.steps[0].selector = .any
            block.source = .child(place)
        }
        for (index, field) in schema.groups[group].fields.enumerated() {
            var relation = LayoutFile.Relation()
            relation.isKey = group == 0 && field.name == "id"
            relation.target = LayoutFile.Target(owner: .current, group: group, field: index)
            var alternative = LayoutFile.Alternative()
            alternative.codec = .canonical
            alternative.places = schema.groups[group].isScalar ? [Place(steps: [])] : [place(field.name)]
            relation.alternatives = [alternative]
            block.entries.append(.relation(relation))
        }
        for (index, inner) in schema.groups.enumerated() where index > 0 && max(inner.parent, 0) == group {
            block.entries.append(.block(self.block(index, schema)))
        }
        return block
    }

    private static func place(_ name: String) -> Place {
        Place(steps: name.split(separator: ".").map { Place.Step(name: String($0), selector: .none) })
    }
}

extension Place {
    /// A place from its steps; no steps mean the object itself.
    init(steps: [Step]) {
        self.steps = steps
    }
}
