internal import Yams

/// A YAML document as a tree in which every scalar is text and every node knows its line and column.
///
/// A strict subset: block and flow maps and lists, plain and quoted scalars. Anchors, aliases, tags and repeated keys are refused, so that `no`
/// stays `no` and `2016-05-10` stays text.
public struct YAMLTree: Sendable {
    /// What a node is.
    public enum Kind: Sendable {
        /// Text.
        case scalar(String)
        /// A list.
        case list([YAMLTree])
        /// A map in file order.
        case map([(key: YAMLTree, value: YAMLTree)])
    }

    /// What the node is.
    public let kind: Kind
    /// Line from 1.
    public let line: Int
    /// Column from 1.
    public let column: Int

    /// Parses one document.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: its name for messages.
    /// - Throws: `LayoutFailure` with the place and what would be right.
    public init(_ text: String, file: String) throws(LayoutFailure) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw LayoutFailure(file: file, message: Self.describe(error), error: error)
        } catch {
            throw LayoutFailure(file: file, line: 1, column: 1, message: "not a YAML document")
        }
        guard let node else {
            throw LayoutFailure(file: file, line: 1, column: 1, message: "the file is empty; expected a map of keys")
        }
        self = try Self.convert(node, file: file, depth: 0)
    }

    private init(_ kind: Kind, _ mark: Mark?) {
        self.kind = kind
        line = mark?.line ?? 1
        column = mark?.column ?? 1
    }

    private static func convert(_ node: Node, file: String, depth: Int) throws(LayoutFailure) -> YAMLTree {
        func refuse(_ message: String) -> LayoutFailure {
            LayoutFailure(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message)
        }
        guard depth < 64 else { throw refuse("nested deeper than 64 levels") }
        switch node {
        case .scalar(let scalar):
            return YAMLTree(.scalar(scalar.string), scalar.mark ?? node.mark)
        case .sequence(let sequence):
            var items: [YAMLTree] = []
            for item in sequence { items.append(try convert(item, file: file, depth: depth + 1)) }
            return YAMLTree(.list(items), node.mark)
        case .mapping(let mapping):
            var pairs: [(key: YAMLTree, value: YAMLTree)] = []
            for pair in mapping {
                let key = try convert(pair.key, file: file, depth: depth + 1)
                guard case .scalar(let name) = key.kind else { throw refuse("a key must be a word, not a list or map") }
                if pairs.contains(where: { $0.key.text == name }) {
                    throw LayoutFailure(
                        file: file, line: key.line, column: key.column, message: "key \"\(name)\" stands twice in one map")
                }
                pairs.append((key, try convert(pair.value, file: file, depth: depth + 1)))
            }
            return YAMLTree(.map(pairs), node.mark)
        default:
            throw refuse("aliases and anchors are not used here; write the value out")
        }
    }

    private static func describe(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "not YAML: \(problem)"
        case .duplicatedKeysInMapping(let duplicates, _):
            "key \"\(duplicates.first ?? "")\" stands twice in one map"
        default: "not a YAML document"
        }
    }
}

extension YAMLTree {
    /// The text of a scalar, else nil.
    public var text: String? {
        if case .scalar(let text) = kind { text } else { nil }
    }

    /// The items of a list; a single value counts as a list of one.
    public var items: [YAMLTree] {
        if case .list(let items) = kind { items } else { [self] }
    }

    /// The pairs of a map, else nothing.
    public var pairs: [(key: YAMLTree, value: YAMLTree)] {
        if case .map(let pairs) = kind { pairs } else { [] }
    }

    /// The value of a key in a map.
    public subscript(key: String) -> YAMLTree? {
        pairs.first { $0.key.text == key }?.value
    }

    /// Whether this is a map.
    public var isMap: Bool {
        if case .map = kind { true } else { false }
    }
}

extension LayoutFailure {
    fileprivate init(file: String, message: String, error: YamlError) {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            self.init(file: file, line: mark.line, column: mark.column, message: message)
        case .duplicatedKeysInMapping(_, let context):
            self.init(file: file, line: context.mark.line, column: context.mark.column, message: message)
        default: self.init(file: file, line: 1, column: 1, message: message)
        }
    }
}
