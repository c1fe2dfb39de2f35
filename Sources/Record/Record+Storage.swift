extension Record {
    /// The elements of a group, in order.
    @inlinable
    public func elements(of group: Int) -> [Int32] {
        members[group]
    }

    /// A value.
    ///
    /// - Parameters:
    ///   - element: index of an element of this record.
    ///   - field: index of a field of that element's group.
    @inlinable
    public subscript(element: Int32, field: Int) -> Slot {
        get { slots[Int(elements[Int(element)].slots) + field] }
        set { slots[Int(elements[Int(element)].slots) + field] = newValue }
    }

    /// How many slots there are.
    @inlinable
    public var slotCount: Int { slots.count }

    /// The position of a value among all slots.
    @inlinable
    public func slotIndex(_ element: Int32, _ field: Int) -> Int {
        Int(elements[Int(element)].slots) + field
    }

    /// Adds an element with blank fields.
    ///
    /// - Parameters:
    ///   - group: its group.
    ///   - parent: the enclosing element.
    ///   - place: where it stands in the raw source.
    /// - Returns: its index.
    @inlinable @discardableResult
    public mutating func add(_ group: Int, parent: Int32, place: Int32 = -1) -> Int32 {
        let index = Int32(truncatingIfNeeded: elements.count)
        elements.append(
            Element(
                group: Int32(truncatingIfNeeded: group), parent: parent,
                slots: Int32(truncatingIfNeeded: slots.count), place: place))
        slots.append(contentsOf: repeatElement(Slot(), count: widths[group]))
        members[group].append(index)
        return index
    }

    /// Takes back the element that was added last.
    @inlinable
    public mutating func removeLast() {
        guard elements.count > 1, let element = elements.popLast() else { return }
        slots.removeLast(slots.count - Int(element.slots))
        members[Int(element.group)].removeLast()
    }

    /// Appends bytes to `text`.
    ///
    /// - Returns: where they stand.
    @inlinable
    public mutating func append(_ bytes: Span<UInt8>) -> Range<Int32> {
        let start = Int32(truncatingIfNeeded: text.count)
        // The buffer is only read while the span lives.
        unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
        return start..<Int32(truncatingIfNeeded: text.count)
    }

    /// Sets a slot's state with a text.
    @inlinable
    public mutating func set(
        _ element: Int32, _ field: Int, _ state: ValueState, text bytes: Span<UInt8>, place: Int32 = -1
    ) {
        let range = append(bytes)
        var slot = Slot()
        slot.state = state
        slot.start = range.lowerBound
        slot.count = range.upperBound - range.lowerBound
        slot.place = place
        slot.number = -1
        self[element, field] = slot
    }
}
