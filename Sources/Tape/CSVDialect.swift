/// How a delimited file is written: what its reader must know and its writer must do.
public struct CSVDialect: Sendable, Equatable {
    /// Between cells; one or more bytes. Nil when reading: recognised from the header (comma, semicolon, tab or pipe).
    public var delimiter: [UInt8]?
    /// Around cells that need it; nil for none.
    public var quote: UInt8? = 0x22
    /// Before a quote inside quotes when it is not doubled; nil means RFC 4180 doubling.
    public var escape: UInt8?
    /// Lines in front of the header that are no data.
    public var skipLines = 0
    /// Header lines: 1, or 0 for none.
    public var headerLines = 1
    /// Writing: line ends are CR LF instead of LF.
    public var carriageReturns = false
    /// Writing: cells that a spreadsheet would run as a formula get a leading apostrophe.
    public var spreadsheetSafe = false

    /// RFC 4180 with a recognised delimiter.
    public init() {}
}
