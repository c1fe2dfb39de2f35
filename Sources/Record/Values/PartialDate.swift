/// A date known to the day, the month or the year: an interval, never completed with a guess.
///
/// Years 1800…2199; months and days are calendar-true (30 February does not exist).
public struct PartialDate: Sendable, Hashable {
    /// `yyyyMMdd` as a number, with 00 for an unknown month or day.
    public let packed: Int64

    /// How much of a date is known.
    public enum Precision: UInt8, Sendable, Comparable {
        /// `2022`
        case year
        /// `2022-03`
        case month
        /// `2022-03-31`
        case day

        /// Orders from coarse to fine.
        public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    /// A date from its parts; nil when it is not in the calendar.
    ///
    /// - Parameters:
    ///   - year: 1800…2199.
    ///   - month: 1…12, or nil.
    ///   - day: 1… the month's last, or nil; a day without a month is refused.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1800...2199).contains(year) else { return nil }
        guard let month else {
            guard day == nil else { return nil }
            packed = Int64(year) * 10_000
            return
        }
        guard (1...12).contains(month) else { return nil }
        if let day {
            guard (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
        }
        packed = Int64(year) * 10_000 + Int64(month) * 100 + Int64(day ?? 0)
    }

    /// A date from the form in which records keep it.
    ///
    /// - Parameter packed: what `packed` gave; nil for any other number.
    public init?(packed: Int64) {
        guard packed > 0, packed < 100_000_000 else { return nil }
        let month = Int(packed / 100 % 100)
        let day = Int(packed % 100)
        self.init(year: Int(packed / 10_000), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }

    /// The year.
    public var year: Int { Int(packed / 10_000) }
    /// The month, 1…12, if known.
    public var month: Int? { packed / 100 % 100 == 0 ? nil : Int(packed / 100 % 100) }
    /// The day, if known.
    public var day: Int? { packed % 100 == 0 ? nil : Int(packed % 100) }
    /// How much is known.
    public var precision: Precision { month == nil ? .year : (day == nil ? .month : .day) }

    /// The days that the date can mean, as day numbers (days since 1970-01-01), closed.
    public var interval: ClosedRange<Int> {
        let first = Self.dayNumber(year: year, month: month ?? 1, day: day ?? 1)
        let lastMonth = month ?? 12
        let last = Self.dayNumber(
            year: year, month: lastMonth, day: day ?? Self.days(inMonth: lastMonth, of: year))
        return first...last
    }

    /// How many days a month has.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension PartialDate: CustomStringConvertible {
    /// ISO 8601: `2022`, `2022-03` or `2022-03-31`.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var text = "\(year)"
        if let month { text += "-" + two(month) }
        if let day { text += "-" + two(day) }
        return text
    }
}
