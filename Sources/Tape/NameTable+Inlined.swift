extension NameTable {
    /// The index of a name, adding it if it is new.
    ///
    /// - Parameter name: the bytes of the name; any bytes are accepted.
    /// - Complexity: O(length); allocates only when the table grows.
    @inlinable
    public mutating func intern(_ name: Span<UInt8>) -> Int32 {
        let found = find(name)
        if found >= 0 { return found }
        for offset in 0..<name.count { bytes.append(name[offset]) }
        starts.append(Int32(truncatingIfNeeded: bytes.count))
        insert(Int32(truncatingIfNeeded: count - 1))
        return Int32(truncatingIfNeeded: count - 1)
    }

    /// The index of a name, or -1 when the table does not have it.
    @inlinable
    public func index(of name: Span<UInt8>) -> Int32 {
        find(name)
    }

    /// Whether the name at an index has just these bytes.
    @inlinable
    public func equals(_ index: Int32, _ name: Span<UInt8>) -> Bool {
        guard index >= 0, Int(index) < count else { return false }
        return matches(Int(index), name)
    }

    /// The bytes of a name, appended to a buffer.
    @inlinable
    public func append(_ index: Int32, to buffer: inout [UInt8]) {
        guard index >= 0, Int(index) < count else { return }
        buffer.append(contentsOf: bytes[Int(starts[Int(index)])..<Int(starts[Int(index) + 1])])
    }

    @inlinable
    func find(_ name: Span<UInt8>) -> Int32 {
        let mask = slots.count - 1
        var slot = Self.hash(name) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { return -1 }
            if matches(Int(entry) - 1, name) { return entry - 1 }
            slot = (slot + 1) & mask
        }
    }

    @inlinable
    func matches(_ index: Int, _ name: Span<UInt8>) -> Bool {
        let start = Int(starts[index])
        guard Int(starts[index + 1]) - start == name.count else { return false }
        for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
        return true
    }

    /// FNV-1a over 64 bits, folded: no seed, so that a run never depends on one.
    @inlinable
    static func hash(_ name: Span<UInt8>) -> Int {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for offset in 0..<name.count {
            value = (value ^ UInt64(name[offset])) &* 0x0000_0100_0000_01b3
        }
        return Int(truncatingIfNeeded: (value ^ (value >> 29)) & 0x7fff_ffff_ffff)
    }

    @inlinable
    mutating func insert(_ index: Int32) {
        if count &* 2 > slots.count { return rehash(slots.count &* 2) }
        place(index)
    }

    @inlinable
    mutating func place(_ index: Int32) {
        let start = Int(starts[Int(index)])
        let end = Int(starts[Int(index) + 1])
        let mask = slots.count - 1
        var slot = Self.hash(bytes.span.extracting(start..<end)) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = index + 1
    }

    @inlinable
    mutating func rehash(_ size: Int) {
        slots = [Int32](repeating: 0, count: size)
        for index in 0..<count {
            let start = Int(starts[index])
            let end = Int(starts[index + 1])
            // A repeated plan name keeps its first index.
            let found = find(bytes.span.extracting(start..<end))
            if found < 0 { place(Int32(truncatingIfNeeded: index)) }
        }
    }
}
