/// How much a finding weighs: only errors change the exit status.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing is wrong.
    case info
    /// Doubtful or normalised; the data went on.
    case warning
    /// Wrong; the value, the record or the file does not stand.
    case error

    /// The word of the findings file: `info`, `warning` or `error`.
    public var word: String {
        switch self {
        case .info: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// Orders by weight.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rawValue < right.rawValue
    }
}
