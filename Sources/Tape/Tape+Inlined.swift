extension Tape {
    /// The bytes of a node in `text`.
    @inlinable
    public func range(_ node: Int) -> Range<Int> {
        let start = Int(nodes[node].start)
        return start..<(start + Int(nodes[node].count))
    }

    /// The index of the name that stands in a range of `text`.
    @inlinable
    public mutating func intern(_ range: Range<Int>) -> Int32 {
        let source = text
        return names.intern(source.span.extracting(range))
    }

    /// Starts a container; its members follow until `close`.
    ///
    /// - Parameters:
    ///   - kind: `.object` or `.array`.
    ///   - name: its name in the parent, -1 for none.
    ///   - place: where it starts in the raw source, -1 for none.
    /// - Returns: the node's index, to be given to `close`.
    @inlinable
    public mutating func open(_ kind: TapeNode.Kind, name: Int32 = -1, place: Int32 = -1) -> Int {
        nodes.append(
            TapeNode(kind: kind, name: name, start: place < 0 ? 0 : place, count: 0, next: 0, place: place))
        return nodes.count - 1
    }

    /// Ends a container.
    ///
    /// - Parameters:
    ///   - node: what `open` returned.
    ///   - end: where it ends in the raw source (exclusive), -1 for none.
    @inlinable
    public mutating func close(_ node: Int, end: Int32 = -1) {
        nodes[node].next = Int32(truncatingIfNeeded: nodes.count)
        if end >= 0 { nodes[node].count = end - nodes[node].start }
    }

    /// Adds a scalar whose text stands in `text` already.
    @inlinable
    public mutating func scalar(
        _ kind: TapeNode.Kind, name: Int32 = -1, start: Int32, count: Int32, place: Int32 = -1
    ) {
        nodes.append(
            TapeNode(
                kind: kind, name: name, start: start, count: count,
                next: Int32(truncatingIfNeeded: nodes.count + 1), place: place))
    }

    /// Appends bytes to `text`.
    ///
    /// - Returns: where they start.
    @inlinable
    public mutating func append(_ bytes: Span<UInt8>) -> Int32 {
        let start = Int32(truncatingIfNeeded: text.count)
        // The buffer is only read while the span lives.
        unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
        return start
    }

    /// Adds a scalar with new text.
    @inlinable
    public mutating func scalar(_ kind: TapeNode.Kind, name: Int32 = -1, text bytes: Span<UInt8>, place: Int32 = -1) {
        let start = append(bytes)
        scalar(kind, name: name, start: start, count: Int32(truncatingIfNeeded: bytes.count), place: place)
    }
}
