/// A code table: canonical words and the codes of several systems for them, as read from a TSV file.
///
/// The column `canonical` holds the word (`@unknown` and `@notApplicable` are states, `@none` the word `none`). Spellings in a cell are divided
/// by `|`, the first is written. `relation.<column>` says how a code stands to the word: `exact`, `broader` (the code says less), `narrower` (the
/// code says more and is not written by itself), `none`. `reads` names the columns whose code is read as this row's word.
public struct CodeTable: Sendable {
    /// One row.
    struct Row: Sendable {
        var cells: [String]
    }

    /// The table's name.
    public let name: String
    let columns: [String]
    let rows: [Row]

    /// Parses a table.
    ///
    /// - Parameters:
    ///   - name: its name, for messages.
    ///   - text: tab-separated text with one header line; lines that begin with `#` are comments.
    /// - Throws: when a row has another number of cells than the header.
    public init(name: String, text: String) throws(LayoutFailure) {
        var columns: [String] = []
        var rows: [Row] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.last == "\r" ? line.dropLast() : line
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if columns.isEmpty {
                columns = cells
                continue
            }
            guard cells.count <= columns.count else {
                throw LayoutFailure(
                    file: name, line: number + 1, column: 1,
                    message: "\(cells.count) cells under \(columns.count) columns; divide cells by single tabs")
            }
            rows.append(Row(cells: cells + [String](repeating: "", count: columns.count - cells.count)))
        }
        guard columns.contains("canonical") else {
            throw LayoutFailure(
                file: name, line: 1, column: 1, message: "the header lacks the column \"canonical\"")
        }
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// The index of a column, or nil.
    func index(of column: String) -> Int? {
        columns.firstIndex(of: column)
    }

    /// A cell; empty when the table has no such column.
    func cell(_ row: Row, _ column: String) -> String {
        index(of: column).map { row.cells[$0] } ?? ""
    }

    /// The rows that pass a filter of alternating column and word.
    func rows(where filter: [String]) -> [Row] {
        rows.filter { row in
            stride(from: 0, to: filter.count - 1, by: 2).allSatisfy { cell(row, filter[$0]) == filter[$0 + 1] }
        }
    }
}

/// How a code stands to the canonical word.
enum CodeRelation: String, Sendable {
    case exact, broader, narrower, none
}
