internal import OncologyRecord
internal import StructureTape

/// One column of a code table, bound to a field: from code to word and back without strings.
struct CodeColumn: Sendable {
    /// What a code means.
    enum Meaning: Sendable, Equatable {
        /// Index of a word.
        case word(Int32)
        case state(ValueState)
    }

    /// What is written for a word.
    struct Writing: Sendable {
        var code: [UInt8] = []
        var relation = CodeRelation.none
        /// A display text, if the table has one.
        var display: [UInt8] = []
    }

    /// Codes that are read, as interned names.
    private(set) var codes = NameTable()
    private var meanings: [Meaning] = []
    /// The words: those of the field's closed list, else those of the table.
    private(set) var words: NameTable
    /// Whether the words are a closed list of the schema, so that values are indices.
    let isClosed: Bool
    /// By word.
    private(set) var writings: [Writing] = []
    /// First code of each state, for writing.
    private(set) var sentinels: [(code: [UInt8], state: ValueState)] = []
    let name: String

    /// Binds a column.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - column: the column's name.
    ///   - filter: alternating column and word that rows must have.
    ///   - words: the words of the field's closed list, or nil for an open code.
    ///   - fail: makes a failure from a message.
    init(
        _ table: CodeTable, column: String, filter: [String], words: [String]?,
        fail: (String) -> LayoutFailure
    ) throws(LayoutFailure) {
        name = "\(table.name).\(column)"
        guard table.index(of: column) != nil else {
            let known = table.columns.filter { !$0.hasPrefix("relation") && !["reads", "basis", "note"].contains($0) }
            throw fail("table \"\(table.name)\" has no column \"\(column)\" (columns: \(known.joined(separator: ", ")))")
        }
        isClosed = words != nil
        self.words = NameTable()
        for word in words ?? [] { _ = self.words.intern(Array(word.utf8).span) }
        for row in table.rows(where: filter) {
            var word = table.cell(row, "canonical")
            if word == "@rule" || word == "*" { continue }
            if word == "@none" { word = "none" }
            let spellings = table.cell(row, column).split(separator: "|").map { Array($0.utf8) }
            let reads = table.cell(row, "reads").split(separator: " ").contains(Substring(column))
            let relation = CodeRelation(rawValue: table.cell(row, "relation.\(column)")) ?? .exact
            if let state = ValueState.allCases.first(where: { "@\($0.word)" == word }) {
                if let first = spellings.first, relation == .exact { sentinels.append((first, state)) }
                if reads { for code in spellings { read(code, .state(state)) } }
                continue
            }
            let bytes = Array(word.utf8)
            var index = self.words.index(of: bytes.span)
            if index < 0 {
                guard !isClosed else {
                    throw fail("table \"\(table.name)\" uses the word \"\(word)\", which the field's list does not have")
                }
                index = self.words.intern(bytes.span)
            }
            if reads { for code in spellings { read(code, .word(index)) } }
            write(index, spellings.first ?? [], relation, Array(table.cell(row, "\(column).text").utf8))
        }
        while writings.count < self.words.count { writings.append(Writing()) }
    }

    private mutating func read(_ code: [UInt8], _ meaning: Meaning) {
        let index = Int(codes.intern(code.span))
        if index == meanings.count { meanings.append(meaning) }
    }

    private mutating func write(_ word: Int32, _ code: [UInt8], _ relation: CodeRelation, _ display: [UInt8]) {
        while writings.count <= Int(word) { writings.append(Writing()) }
        let hasCode = !code.isEmpty && relation != .none && relation != .narrower
        let better = relation == .exact && writings[Int(word)].relation != .exact
        if hasCode, writings[Int(word)].code.isEmpty || better {
            writings[Int(word)] = Writing(code: code, relation: relation, display: display)
        }
    }

    /// What a code means, or nil when the table does not have it.
    func meaning(of code: Span<UInt8>) -> Meaning? {
        let index = codes.index(of: code)
        return index < 0 ? nil : meanings[Int(index)]
    }
}
