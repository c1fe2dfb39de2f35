internal import OncologyRecord
internal import StructureTape

extension PlanCompiler {
    /// Compiles a block into a scope and returns its index.
    mutating func block(
        _ source: LayoutFile.Block, scope: Int, parent: Int, isHome: Bool
    ) throws(LayoutFailure) -> Int {
        let index = plan.blocks.count
        var block = PlanBlock(group: source.group, scope: scope, parent: parent, isHome: isHome)
        block.name = source.name
        block.number = source.number
        block.numberField = source.numberField
        block.link = source.link
        block.limit = source.limit
        block.order = source.order
        block.idSuffix = Array(source.idSuffix.utf8)
        block.isJoined = source.isJoined
        block.isUntied = source.isUntied
        if case .resource(let type) = source.source { block.resource = Array(type.utf8) }
        plan.blocks.append(block)
        for place in source.merge { plan.blocks[index].merge.append(captured(place, scope)) }
        for place in source.otherwise { plan.blocks[index].otherwise.append(captured(place, scope)) }
        for test in source.exists {
            plan.blocks[index].exists.append(
                (captured(test.place, scope), test.except.map { Array($0.utf8) }, test.only.map { Array($0.utf8) }))
        }
        for constraint in source.constraints {
            plan.blocks[index].constraints.append(
                try self.constraint(constraint, group: source.group, line: source.line, column: source.column))
        }
        for test in source.asserted {
            plan.blocks[index].asserted.append((test.place, test.refused.map { Array($0.utf8) }))
        }
        if !block.resource.isEmpty { fix(Place(name: "resourceType"), block.resource, in: scope) }
        for entry in source.entries {
            switch entry {
            case .relation(let relation): try self.relation(relation, block: index)
            case .block(let inner): try nested(inner, in: index)
            }
        }
        return index
    }

    private mutating func nested(_ inner: LayoutFile.Block, in parent: Int) throws(LayoutFailure) {
        let scope = plan.blocks[parent].scope
        switch inner.source {
        case .same:
            let index = try block(inner, scope: scope, parent: parent, isHome: false)
            plan.blocks[parent].children.append(index)
            let makers = plan.blocks[index].makers
            plan.blocks[parent].makers += makers
        case .child(let place):
            let anchor = node(place, in: scope, name: nil)
            let own = plan.scopes.count
            plan.scopes.append(PlanScope())
            plan.scopes[scope].nodes[Int(anchor)].scope = Int32(own)
            let index = try block(inner, scope: own, parent: parent, isHome: true)
            plan.scopes[own].home = index
            plan.scopes[own].blocks = [index]
            plan.blocks[index].anchor = anchor
            plan.blocks[parent].children.append(index)
        case .resource:
            let own = plan.scopes.count
            plan.scopes.append(PlanScope())
            let index = try block(inner, scope: own, parent: parent, isHome: true)
            plan.scopes[own].home = index
            plan.scopes[own].blocks = [index]
            plan.blocks[parent].children.append(index)
        }
    }

    private mutating func captured(_ place: Place, _ scope: Int) -> Int32 {
        let node = node(place, in: scope, name: nil)
        return capture(node, in: scope)
    }

    /// A constant that always stands.
    private mutating func fix(_ place: Place, _ value: [UInt8], in scope: Int) {
        let node = node(place, in: scope, name: nil)
        plan.scopes[scope].nodes[Int(node)].constant = constant(String(decoding: value, as: UTF8.self))
        plan.scopes[scope].nodes[Int(node)].isFixed = true
        _ = capture(node, in: scope)
    }

    /// Compiles a fixed word of a field.
    func constraint(
        _ source: LayoutFile.Constraint, group: Int, line: Int, column: Int
    ) throws(LayoutFailure) -> PlanConstraint {
        let field = plan.schema.groups[group].fields[source.field]
        var word: Int32 = -1
        if field.list >= 0 {
            guard let index = plan.schema.lists[field.list].words.firstIndex(of: source.word) else {
                let known = plan.schema.lists[field.list].words
                let near = Spelling.nearest(to: source.word, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
                throw LayoutFailure(
                    file: file, line: line, column: column,
                    message: "\"\(source.word)\" is no word of \"\(field.name)\"\(near)")
            }
            word = Int32(index)
        }
        return PlanConstraint(field: source.field, word: word, text: Array(source.word.utf8))
    }

    /// Compiles a relation into a block.
    mutating func relation(_ source: LayoutFile.Relation, block index: Int) throws(LayoutFailure) {
        let scope = plan.blocks[index].scope
        var owner = PlanOwner.none
        var group = plan.blocks[index].group
        if let target = source.target {
            group = target.group
            switch target.owner {
            case .current: owner = .current
            case .enclosing(let group): owner = .enclosing(group)
            case .satellite(let group, let constraints, let link):
                var compiled: [PlanConstraint] = []
                for item in constraints {
                    compiled.append(try constraint(item, group: group, line: source.line, column: source.column))
                }
                owner = .satellite(constraints: compiled, link: link)
            case .through(let link, _): owner = .through(link: link)
            }
        }
        let field = source.target.map { plan.schema.groups[$0.group].fields[$0.field] }
        var relation = PlanRelation(
            owner: owner, group: group, field: source.target?.field ?? -1, type: field?.type ?? .text,
            list: field?.list ?? -1, isKey: source.isKey, isDerived: source.isDerived, condition: nil, alternatives: [],
            line: source.line)
        if let condition = source.condition {
            let compiled = try constraint(
                LayoutFile.Constraint(field: condition.field, word: condition.word), group: condition.group,
                line: source.line, column: source.column)
            relation.condition = (condition.group, compiled, condition.negated)
        }
        for alternative in source.alternatives {
            if let range = alternative.versions, let version = plan.version, !range.contains(version) { continue }
            let compiled = try self.alternative(
                alternative, relation: relation, block: index, number: plan.blocks[index].relations.count,
                order: relation.alternatives.count)
            relation.alternatives.append(compiled)
            if source.makes, compiled.reads, source.target != nil, !source.isDerived {
                plan.blocks[index].makers += compiled.captures.prefix(1)
            }
            guard let target = source.target else { continue }
            if compiled.reads { plan.readable[target.group][target.field] = true }
            if compiled.writes { plan.writable[target.group][target.field] = true }
        }
        _ = scope
        guard !relation.alternatives.isEmpty else { return }
        plan.blocks[index].relations.append(relation)
    }

    /// Connects references to the blocks that they name.
    mutating func resolveReferences() throws(LayoutFailure) {
        for pending in pendingReferences {
            guard let target = plan.blocks.firstIndex(where: { $0.name == pending.name && !pending.name.isEmpty }) else {
                throw LayoutFailure(
                    file: file, line: pending.line, column: pending.column,
                    message: "no resource is named \"\(pending.name)\"; give its block \"as: \(pending.name)\"")
            }
            plan.blocks[pending.block].relations[pending.relation].alternatives[pending.alternative].codec =
                .reference(block: target)
        }
    }
}
