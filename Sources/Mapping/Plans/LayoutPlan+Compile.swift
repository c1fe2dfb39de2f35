public import OncologyRecord
internal import StructureTape

extension LayoutFile {
    /// Parses and checks a mapping file.
    ///
    /// - Parameters:
    ///   - text: the YAML.
    ///   - file: its name for messages.
    ///   - schema: the vocabulary that it maps to.
    /// - Throws: `LayoutFailure` for the first fault, with its place and what would be right.
    public init(parsing text: String, file: String, schema: Schema = .oncology) throws(LayoutFailure) {
        var parser = LayoutParser(file: file, schema: schema)
        self = try parser.parse(text)
    }
}

extension LayoutPlan {
    /// Compiles a mapping file for a version.
    ///
    /// - Parameters:
    ///   - layout: the mapping file.
    ///   - version: a version of the layout, or nil to read any.
    ///   - extraColumns: CSV columns written behind the layout's own, for extras.
    ///   - resources: where code tables and dictionaries come from.
    ///   - file: the mapping file's name for messages.
    /// - Throws: `LayoutFailure` when a table, a word or a linked block is missing.
    public init(
        _ layout: LayoutFile, version: Int? = nil, extraColumns: [String] = [], resources: any MappingResources,
        schema: Schema = .oncology, file: String = ""
    ) throws(LayoutFailure) {
        var compiler = PlanCompiler(
            layout, version: version, schema: schema, resources: resources, file: file.isEmpty ? layout.name : file)
        self = try compiler.compile(extraColumns: extraColumns)
    }

    /// The columns that a CSV layout writes, in order.
    public var writtenColumns: [String] {
        Array(nameList.prefix(columnCount))
    }

    /// The columns that identify the patient, by which adjacent rows are grouped.
    public var keyColumns: [String] {
        guard layout.format == .csv, let root = blocks.first else { return [] }
        var columns: [String] = []
        for relation in root.relations where relation.isKey {
            for capture in relation.alternatives.first?.captures ?? [] {
                guard let node = scopes[0].nodes.first(where: { $0.capture == capture }) else { continue }
                columns.append(names.string(node.name))
            }
        }
        return columns
    }
}
