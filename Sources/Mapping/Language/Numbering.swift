/// Fills the number of a repeated block into its places.
enum Numbering {
    /// The block as it stands for one number.
    static func numbered(_ block: LayoutFile.Block, _ number: Int) -> LayoutFile.Block {
        var copy = fill(block, number)
        copy.number = number
        return copy
    }

    private static func fill(_ block: LayoutFile.Block, _ number: Int) -> LayoutFile.Block {
        var copy = block
        if case .child(let place) = copy.source { copy.source = .child(place.numbered(number)) }
        copy.exists = copy.exists.map { test in
            var test = test
            test.place = test.place.numbered(number)
            return test
        }
        copy.entries = copy.entries.map { entry in
            switch entry {
            case .relation(let relation): .relation(fill(relation, number))
            case .block(let inner): .block(inner.number == 0 ? fill(inner, number) : inner)
            }
        }
        return copy
    }

    private static func fill(_ relation: LayoutFile.Relation, _ number: Int) -> LayoutFile.Relation {
        var copy = relation
        for index in copy.alternatives.indices {
            copy.alternatives[index].places = copy.alternatives[index].places.map { $0.numbered(number) }
        }
        return copy
    }
}
