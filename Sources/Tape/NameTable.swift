/// Interns member names (columns, JSON keys, NAACCR ids) as small integers, so that no name is compared twice.
///
/// The first names are those a plan asks for: their numbers are the plan's own indices. Names met in the input are added behind them and
/// dropped again by `reset()`, so hostile input cannot grow the table without bound.
public struct NameTable: Sendable {
    /// The bytes of all names, one after another.
    @usableFromInline var bytes: [UInt8] = []
    /// Start of each name in `bytes`, and one more entry for the end.
    @usableFromInline var starts: [Int32] = [0]
    /// Open addressing: 0 is free, else name index + 1.
    @usableFromInline var slots: [Int32]
    /// Names below this index survive `reset()`.
    @usableFromInline var pinned = 0

    /// A table whose first names have the indices 0, 1, 2 …
    ///
    /// - Parameter names: the plan's names; a repeated name keeps its first index and its later index is never returned.
    public init(_ names: [String] = []) {
        slots = [Int32](repeating: 0, count: 64)
        for name in names {
            append(Array(name.utf8))
        }
        pinned = names.count
    }

    /// How many names there are.
    public var count: Int { starts.count - 1 }

    /// The text of a name; empty for an index that does not exist.
    ///
    /// - Complexity: O(length), allocates. Not for the hot path.
    public func string(_ name: Int32) -> String {
        guard name >= 0, Int(name) < count else { return "" }
        return String(decoding: bytes[Int(starts[Int(name)])..<Int(starts[Int(name) + 1])], as: UTF8.self)
    }

    /// Keeps all present names over later resets: what a CSV reader does with its header.
    public mutating func pin() {
        pinned = count
    }

    /// Drops the names added since the last pin.
    public mutating func reset() {
        guard count > pinned else { return }
        bytes.removeLast(bytes.count - Int(starts[pinned]))
        starts.removeLast(starts.count - pinned - 1)
        rehash(slots.count > 4096 && pinned < 512 ? 2048 : slots.count)
    }

    /// Adds a name that may repeat an earlier one; used for plan names.
    private mutating func append(_ name: [UInt8]) {
        let found = find(name.span)
        bytes.append(contentsOf: name)
        starts.append(Int32(truncatingIfNeeded: bytes.count))
        if found < 0 { insert(Int32(count - 1)) }
    }
}
