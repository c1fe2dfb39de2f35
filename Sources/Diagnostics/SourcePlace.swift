/// A place in an input: where a value starts, or the smallest element that should have held a missing one.
public struct SourcePlace: Sendable, Hashable {
    /// The input's path as it was given, `-` for standard input, or nil when there is no file.
    public var file: String?
    /// Physical line, from 1; 0 when unknown.
    public var line: Int
    /// Column in Unicode scalars, from 1; 0 when unknown.
    public var column: Int
    /// Byte offset from the start of the (decompressed) input.
    public var offset: Int64

    /// A place in a file.
    public init(file: String? = nil, line: Int, column: Int, offset: Int64) {
        self.file = file
        self.line = line
        self.column = column
        self.offset = offset
    }
}
