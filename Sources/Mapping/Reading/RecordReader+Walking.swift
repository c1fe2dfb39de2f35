internal import OncologyRecord
internal import StructureTape

extension RecordReader {
    /// Matches a tape subtree against the places of a scope.
    mutating func walk(_ trie: Int32, _ node: Int32, _ frame: Frame, _ tape: Tape) {
        let source = tape.nodes[Int(node)]
        let place = plan.scopes[frame.scope].nodes[Int(trie)]
        if place.scope >= 0 {
            guard source.isContainer || place.takesContainer || plan.scopes[Int(place.scope)].nodes[0].capture >= 0 else {
                return leave(node, under: place.parent, tape)
            }
            occurrences.append((trie, node))
            return
        }
        if place.capture >= 0, !source.isContainer || place.takesContainer {
            let slot = frame.base + Int(place.capture)
            if place.isMultiple {
                multiples.append((Int32(slot), node, false))
            } else if captures[slot] < 0 {
                captures[slot] = node
            } else {
                leave(node, under: place.parent, tape)
            }
            return
        }
        switch source.kind {
        case .object where !place.members.isEmpty:
            var member = node + 1
            while member < source.next {
                let child = self.child(place, tape.nodes[Int(member)].name, frame.scope)
                if child >= 0 { walk(child, member, frame, tape) } else { leave(member, under: trie, tape) }
                member = tape.nodes[Int(member)].next
            }
        case .array where !place.items.isEmpty:
            var item = node + 1
            var index: Int32 = 0
            while item < source.next {
                let child = self.item(place, item, index, frame.scope, tape)
                if child >= 0 { walk(child, item, frame, tape) } else { leave(item, under: trie, index: index, tape) }
                item = tape.nodes[Int(item)].next
                index += 1
            }
        default:
            leave(node, under: place.parent, tape)
        }
    }

    private mutating func leave(_ node: Int32, under: Int32, index: Int32 = -1, _ tape: Tape) {
        let source = tape.nodes[Int(node)]
        if source.kind == .string, source.count == 0 { return }
        leftovers.append(Leftover(node: node, under: under, index: index))
    }

    private func child(_ place: PlanNode, _ name: Int32, _ scope: Int) -> Int32 {
        if !place.table.isEmpty { return name >= 0 && Int(name) < place.table.count ? place.table[Int(name)] : -1 }
        for member in place.members where plan.scopes[scope].nodes[Int(member)].name == name { return member }
        return -1
    }

    /// The alternative that an item of an array satisfies.
    private func item(_ place: PlanNode, _ item: Int32, _ index: Int32, _ scope: Int, _ tape: Tape) -> Int32 {
        for candidate in place.items {
            switch plan.scopes[scope].nodes[Int(candidate)].selector {
            case .none: continue
            case .any: return candidate
            case .index(let wanted): if wanted == Int(index) { return candidate }
            case .tests(let tests): if tests.allSatisfy({ passes($0, item, tape) }) { return candidate }
            }
        }
        return -1
    }

    /// Whether an item's member has a value.
    func passes(_ test: Place.Test, _ item: Int32, _ tape: Tape) -> Bool {
        var found = [item]
        for step in test.path {
            var next: [Int32] = []
            for node in found { collect(step, node, tape, &next) }
            found = next
        }
        let value = Array(test.value.utf8)
        let equal = found.contains { ValueDecoder.equal(tape.text.span.extracting(tape.range(Int($0))), value) }
        return equal != test.negated
    }

    /// The members with a name; items of arrays are looked through.
    func collect(_ name: String, _ node: Int32, _ tape: Tape, _ result: inout [Int32]) {
        let source = tape.nodes[Int(node)]
        var member = node + 1
        switch source.kind {
        case .object:
            let bytes = Array(name.utf8)
            while member < source.next {
                if tape.names.equals(tape.nodes[Int(member)].name, bytes.span) {
                    if tape.nodes[Int(member)].kind == .array {
                        var item = member + 1
                        while item < tape.nodes[Int(member)].next {
                            result.append(item)
                            item = tape.nodes[Int(item)].next
                        }
                    } else {
                        result.append(member)
                    }
                }
                member = tape.nodes[Int(member)].next
            }
        default: break
        }
    }

    /// The scalars that a place names below a node, found by walking the place itself.
    func find(_ place: Place, from node: Int32, _ tape: Tape) -> [Int32] {
        var found = [node]
        for step in place.steps {
            var next: [Int32] = []
            for node in found { collect(step.name, node, tape, &next) }
            switch step.selector {
            case .none, .any: break
            case .index(let index): next = index < next.count ? [next[index]] : []
            case .tests(let tests): next = next.filter { item in tests.allSatisfy { passes($0, item, tape) } }
            }
            found = next
        }
        return found
    }
}
