/// The flat parse tree that readers fill and writers render: nodes in document order over one text buffer.
///
/// One tape is reused for many units; nothing is allocated per value. The first `rawCount` bytes of `text` are the source as it stood; values
/// that needed decoding (escapes, entities) follow behind it. A tape made by the mapping has no raw part.
///
/// A FHIR tape also holds `links`: for a reference string, the node of the resource that it means.
public struct Tape: Sendable {
    /// All nodes in document order.
    public var nodes: [TapeNode] = []
    /// Raw source followed by decoded values.
    public var text: [UInt8] = []
    /// How many bytes of `text` are raw source.
    public var rawCount = 0
    /// The member names that nodes refer to.
    public var names: NameTable
    /// Resolved references, ordered by the reference's node: (node of the string, node of the target object).
    public var links: [Link] = []

    /// A reference that resolves inside the unit.
    @frozen
    public struct Link: Sendable, Equatable {
        /// Node of the reference string.
        public var from: Int32
        /// Node of the object it refers to.
        public var to: Int32

        /// A resolved reference.
        public init(from: Int32, to: Int32) {
            self.from = from
            self.to = to
        }
    }

    /// An empty tape.
    ///
    /// - Parameter names: names known beforehand, usually those of a plan.
    public init(names: NameTable = NameTable()) {
        self.names = names
    }

    /// Empties the tape and keeps its memory.
    public mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        rawCount = 0
        names.reset()
    }

    /// The decoded text of a scalar, or the raw source of a container.
    ///
    /// - Complexity: O(length), allocates. Not for the hot path.
    public func string(_ node: Int) -> String {
        guard nodes.indices.contains(node) else { return "" }
        return String(decoding: text[range(node)], as: UTF8.self)
    }

    /// The node that a reference string means, or -1.
    ///
    /// - Complexity: O(log links).
    public func target(of node: Int32) -> Int32 {
        var low = 0
        var high = links.count
        while low < high {
            let middle = (low + high) / 2
            if links[middle].from < node { low = middle + 1 } else { high = middle }
        }
        return low < links.count && links[low].from == node ? links[low].to : -1
    }
}
