/// Why a mapping file cannot be used: one line that says where, what was found and what would be right.
public struct LayoutFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as it was named.
    public var file: String
    /// Line from 1.
    public var line: Int
    /// Column from 1.
    public var column: Int
    /// What was found and what would be right.
    public var message: String

    /// A failure at a place of a file.
    public init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:column: message`
    public var description: String { "\(file):\(line):\(column): \(message)" }
}
