internal import OncologyRecord

/// Dates as files write them.
enum DateText {
    /// Reads a date.
    ///
    /// - Parameters:
    ///   - text: the bytes.
    ///   - form: ISO, `yyyyMMdd`, or a FHIR dateTime whose time is set aside.
    /// - Returns: the packed date, or nil when the text is no date of that form or not in the calendar.
    static func read(_ text: Span<UInt8>, _ form: LayoutFile.DateForm) -> PartialDate? {
        switch form {
        case .compact:
            switch text.count {
            case 4: number(text, 0, 4).flatMap { PartialDate(year: $0) }
            case 6: date(number(text, 0, 4), number(text, 4, 6))
            case 8: date(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8))
            default: nil
            }
        case .iso: iso(text)
        case .dateTime:
            if text.count > 10, text[10] == 0x54 { iso(text.extracting(0..<10)) } else { iso(text) }
        }
    }

    /// Appends a date.
    static func append(_ packed: Int64, _ form: LayoutFile.DateForm, to buffer: inout [UInt8]) {
        let year = packed / 10_000
        let month = packed / 100 % 100
        let day = packed % 100
        DigitWriter.append(year, width: 4, to: &buffer)
        guard month > 0 else { return }
        if form != .compact { buffer.append(0x2D) }
        DigitWriter.append(month, width: 2, to: &buffer)
        guard day > 0 else { return }
        if form != .compact { buffer.append(0x2D) }
        DigitWriter.append(day, width: 2, to: &buffer)
    }

    private static func iso(_ text: Span<UInt8>) -> PartialDate? {
        switch text.count {
        case 4: number(text, 0, 4).flatMap { PartialDate(year: $0) }
        case 7 where text[4] == 0x2D: date(number(text, 0, 4), number(text, 5, 7))
        case 10 where text[4] == 0x2D && text[7] == 0x2D:
            date(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        default: nil
        }
    }

    private static func date(_ year: Int?, _ month: Int?) -> PartialDate? {
        guard let year, let month else { return nil }
        return PartialDate(year: year, month: month)
    }

    private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> PartialDate? {
        guard let year, let month, let day else { return nil }
        return PartialDate(year: year, month: month, day: day)
    }

    private static func number(_ text: Span<UInt8>, _ from: Int, _ to: Int) -> Int? {
        var value = 0
        for index in from..<to {
            let digit = text[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
