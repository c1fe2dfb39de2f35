/// A place in an external document: `column`, `a.b[0].c`, `coding[system=SCT].code`, `extension[url=X].valueQuantity`.
///
/// A selector is an equality or an index: reading filters by it, writing creates it. `{n}` stands for the number of a repeated block and `{_n}`
/// for nothing in the first and `_2`, `_3` … in the others.
struct Place: Sendable, Equatable {
    /// One member name with what narrows its items.
    struct Step: Sendable, Equatable {
        var name: String
        var selector: Selector
    }

    /// Which items of an array are meant.
    enum Selector: Sendable, Equatable {
        /// The member is no array.
        case none
        /// The item at an index.
        case index(Int)
        /// Every item.
        case any
        /// The item whose members have these values (`!=` is for reading only).
        case tests([Test])
    }

    /// An equality of a member, dotted if it is nested.
    struct Test: Sendable, Equatable {
        var path: [String]
        var value: String
        var negated: Bool
    }

    var steps: [Step]

    /// Parses a place.
    ///
    /// - Parameters:
    ///   - text: the place as written.
    ///   - lets: short names for long values: `M:name` becomes the prefix `M` followed by `name`, a bare `SCT` its whole value.
    /// - Returns: nil when the text is no place; the caller knows line and column.
    init?(_ text: String, lets: [String: String]) {
        var steps: [Step] = []
        var rest = Substring(text)
        while true {
            let name = rest.prefix { $0 != "." && $0 != "[" && $0 != "]" }
            guard !name.isEmpty else { return nil }
            rest = rest.dropFirst(name.count)
            var selector = Selector.none
            if rest.first == "[" {
                guard let close = Self.closing(rest) else { return nil }
                let inside = rest[rest.index(after: rest.startIndex)..<close]
                guard let parsed = Self.selector(inside, lets: lets) else { return nil }
                selector = parsed
                rest = rest[rest.index(after: close)...]
            }
            steps.append(Step(name: String(name), selector: selector))
            if rest.isEmpty { break }
            guard rest.first == "." else { return nil }
            rest = rest.dropFirst()
        }
        self.steps = steps
    }

    /// A place of one name, taken as it is: a column or item name may hold any character.
    init(name: String) {
        steps = [Step(name: name, selector: .none)]
    }

    private static func closing(_ text: Substring) -> Substring.Index? {
        text.firstIndex(of: "]")
    }

    private static func selector(_ text: Substring, lets: [String: String]) -> Selector? {
        if text.isEmpty { return .any }
        if let index = Int(text) { return index >= 0 && index < 1000 ? .index(index) : nil }
        var tests: [Test] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let equal = part.firstIndex(of: "=") else { return nil }
            var left = part[..<equal]
            let negated = left.last == "!"
            if negated { left = left.dropLast() }
            let path = left.split(separator: ".").map { String($0).trimmingBlanks }
            guard !path.isEmpty else { return nil }
            let value = String(part[part.index(after: equal)...]).trimmingBlanks
            tests.append(Test(path: path, value: expand(value, lets: lets), negated: negated))
        }
        return .tests(tests)
    }

    /// Replaces `SCT` by its whole value and `M:name` by the value of `M` followed by `name`.
    static func expand(_ value: String, lets: [String: String]) -> String {
        if let whole = lets[value] { return whole }
        if let colon = value.firstIndex(of: ":"), let prefix = lets[String(value[..<colon])] {
            return prefix + value[value.index(after: colon)...]
        }
        return value
    }

    /// The place with `{n}` and `{_n}` filled in.
    func numbered(_ number: Int) -> Place {
        var copy = self
        for index in copy.steps.indices {
            copy.steps[index].name = Self.number(copy.steps[index].name, number)
        }
        return copy
    }

    private static func number(_ name: String, _ number: Int) -> String {
        guard let open = name.firstIndex(of: "{"), let close = name.firstIndex(of: "}"), open < close else { return name }
        let word = name[name.index(after: open)..<close]
        let filled = word == "n" ? "\(number)" : (word == "_n" ? (number == 1 ? "" : "_\(number)") : nil)
        guard let filled else { return name }
        return name[..<open] + filled + name[name.index(after: close)...]
    }
}

extension Place: CustomStringConvertible {
    /// The place as it could be written.
    var description: String {
        steps.map { step in
            switch step.selector {
            case .none: step.name
            case .index(let index): "\(step.name)[\(index)]"
            case .any: "\(step.name)[]"
            case .tests(let tests):
                step.name + "["
                    + tests.map { $0.path.joined(separator: ".") + ($0.negated ? "!=" : "=") + $0.value }
                    .joined(separator: ",") + "]"
            }
        }.joined(separator: ".")
    }
}

extension String {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
