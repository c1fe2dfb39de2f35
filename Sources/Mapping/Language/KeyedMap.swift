/// A YAML map whose keys are checked once: every complaint says the place and the nearest right word.
struct KeyedMap {
    let tree: YAMLTree
    let file: String

    /// Wraps a map.
    ///
    /// - Parameters:
    ///   - tree: the node, which must be a map.
    ///   - allowed: the keys it may have.
    ///   - what: what the map describes, for messages.
    init(_ tree: YAMLTree, allowed: [String], what: String, file: String) throws(LayoutFailure) {
        self.tree = tree
        self.file = file
        guard tree.isMap else {
            throw LayoutFailure(
                file: file, line: tree.line, column: tree.column, message: "expected \(what) as a map of keys")
        }
        for pair in tree.pairs {
            let key = pair.key.text ?? ""
            guard !allowed.contains(key) else { continue }
            let near = Spelling.nearest(to: key, among: allowed).map { "; did you mean \"\($0)\"?" } ?? ""
            throw LayoutFailure(
                file: file, line: pair.key.line, column: pair.key.column,
                message: "unknown key \"\(key)\" in \(what)\(near) (known: \(allowed.joined(separator: ", ")))")
        }
    }

    /// The failure for a node of this file.
    func failure(_ node: YAMLTree?, _ message: String) -> LayoutFailure {
        let node = node ?? tree
        return LayoutFailure(file: file, line: node.line, column: node.column, message: message)
    }

    /// The text of a key that may be absent.
    func text(_ key: String) throws(LayoutFailure) -> String? {
        guard let value = tree[key] else { return nil }
        guard let text = value.text else { throw failure(value, "\"\(key)\" must be a single value") }
        return text
    }

    /// The text of a key that must be there.
    func required(_ key: String) throws(LayoutFailure) -> String {
        guard let text = try text(key), !text.isEmpty else { throw failure(nil, "key \"\(key)\" is missing") }
        return text
    }

    /// A whole number of a key.
    func number(_ key: String) throws(LayoutFailure) -> Int? {
        guard let text = try text(key) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw failure(tree[key], "\"\(key)\" must be a whole number, found \"\(text)\"")
        }
        return number
    }

    /// `true` or `false` of a key; false when absent.
    func flag(_ key: String, default fallback: Bool = false) throws(LayoutFailure) -> Bool {
        guard let text = try text(key) else { return fallback }
        switch text {
        case "true": return true
        case "false": return false
        default: throw failure(tree[key], "\"\(key)\" must be true or false, found \"\(text)\"")
        }
    }

    /// The texts of a key that holds a value or a list of values.
    func texts(_ key: String) throws(LayoutFailure) -> [String] {
        guard let value = tree[key] else { return [] }
        var texts: [String] = []
        for item in value.items {
            guard let text = item.text else { throw failure(item, "\"\(key)\" must hold single values") }
            texts.append(text)
        }
        return texts
    }
}

/// Finds the word that a misspelt one was probably meant to be.
enum Spelling {
    /// The nearest candidate within a third of the length, or nil.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let limit = max(1, word.count / 3)
        let scored = candidates.map { (word: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
        guard let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= limit else { return nil }
        return best.word
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                current.append(
                    min(previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
