/// Turns the bytes of one input into units, without touching files.
///
/// Bytes come in chunks of any size; the result must not depend on where they are cut. After `batch.failure` is set the reader ignores more input.
public protocol UnitReader {
    /// Takes the next bytes and appends every unit that they complete.
    ///
    /// - Parameters:
    ///   - chunk: the next bytes, UTF-8 without a BOM. Not kept.
    ///   - batch: an emptied batch.
    mutating func push(_ chunk: Span<UInt8>, to batch: inout UnitBatch)

    /// Ends the input: appends the last unit, or a fault or failure where the input was cut off.
    mutating func finish(to batch: inout UnitBatch)
}

/// Renders units as bytes, without touching files. Rendering one unit depends on nothing but that unit.
public protocol UnitWriter: Sendable {
    /// What stands before the first unit.
    ///
    /// - Parameters:
    ///   - head: what the file says of itself, one object at node 0; nil for none.
    ///   - out: where the bytes are appended.
    func prologue(head: Tape?, to out: inout [UInt8])

    /// One unit.
    ///
    /// - Parameters:
    ///   - tape: the tape that holds it.
    ///   - root: its root node.
    ///   - out: where the bytes are appended.
    func unit(_ tape: borrowing Tape, root: Int, to out: inout [UInt8])

    /// What stands between two units.
    func separator(to out: inout [UInt8])

    /// What stands behind the last unit.
    ///
    /// - Parameter empty: whether no unit was written.
    func epilogue(empty: Bool, to out: inout [UInt8])
}
