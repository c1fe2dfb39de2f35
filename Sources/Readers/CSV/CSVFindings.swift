public import Findings

extension FindingID {
    /// A quoted cell is not closed before the end of the input or within the cell limit.
    public static let csvUnclosedQuote: FindingID = "csv.unclosed-quote"
    /// Text stands between a closing quote and the next delimiter.
    public static let csvTextAfterQuote: FindingID = "csv.text-after-quote"
    /// A quote stands inside a cell that does not begin with one.
    public static let csvQuoteInCell: FindingID = "csv.quote-in-cell"
    /// A row has another number of cells than the header.
    public static let csvRowWidth: FindingID = "csv.row-width"
    /// There is no header line.
    public static let csvNoHeader: FindingID = "csv.no-header"
    /// Two columns bear one name.
    public static let csvDuplicateColumn: FindingID = "csv.duplicate-column"
    /// A column has no name.
    public static let csvEmptyColumn: FindingID = "csv.empty-column"
    /// The column that identifies the patient is missing.
    public static let csvMissingKeyColumn: FindingID = "csv.missing-key-column"
    /// A row holds a NUL byte.
    public static let csvNUL: FindingID = "csv.nul"
    /// A cell or the rows of one patient exceed the limit.
    public static let csvTooLong: FindingID = "csv.too-long"
}
