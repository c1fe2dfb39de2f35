/// A decimal number with its digits: 2.50 is not 2.5 when written, but equal when compared. Never binary floating point.
public struct ExactDecimal: Sendable {
    /// The digits as a whole number.
    public let mantissa: Int64
    /// How many of the digits stand behind the point, 0…18.
    public let scale: UInt8

    /// A decimal from its digits.
    public init(mantissa: Int64, scale: UInt8) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Reads `-12.50`: optional minus, digits, optional point and digits.
    ///
    /// - Parameter text: the bytes; no blanks, no exponent, no plus sign, at most 18 digits.
    /// - Returns: nil when it is anything else.
    @inlinable
    public init?(_ text: Span<UInt8>) {
        var value: Int64 = 0
        var digits = 0
        var places = -1
        var index = 0
        let negative = text.count > 0 && text[0] == 0x2D
        if negative { index = 1 }
        let first = index
        while index < text.count {
            let byte = text[index]
            if byte == 0x2E {
                guard places < 0, index > first else { return nil }
                places = 0
            } else {
                guard byte >= 0x30, byte <= 0x39, digits < 18 else { return nil }
                value = value &* 10 &+ Int64(byte &- 0x30)
                digits += 1
                if places >= 0 { places += 1 }
            }
            index += 1
        }
        guard digits > 0, places != 0 else { return nil }
        mantissa = negative ? -value : value
        scale = UInt8(truncatingIfNeeded: max(0, places))
    }
}

extension ExactDecimal: Comparable {
    /// Equal in value, whatever the digits written.
    public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        !(left < right) && !(right < left)
    }

    /// Exact comparison without overflow.
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let scale = max(left.scale, right.scale)
        let first = left.mantissa.multipliedFullWidth(by: power(of: scale - left.scale))
        let second = right.mantissa.multipliedFullWidth(by: power(of: scale - right.scale))
        return first.high != second.high ? first.high < second.high : first.low < second.low
    }

    private static func power(of scale: UInt8) -> Int64 {
        var result: Int64 = 1
        for _ in 0..<min(scale, 18) { result *= 10 }
        return result
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The digits as they were written.
    public var description: String {
        var bytes: [UInt8] = []
        DigitWriter.append(mantissa, scale: scale, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Writes numbers as digits without going through `String`.
public enum DigitWriter {
    /// Appends a decimal number.
    ///
    /// - Parameters:
    ///   - mantissa: all digits as a whole number.
    ///   - scale: how many stand behind the point.
    ///   - width: the least number of digits; zeros are put in front.
    ///   - buffer: where the text goes.
    public static func append(_ mantissa: Int64, scale: UInt8 = 0, width: Int = 1, to buffer: inout [UInt8]) {
        if mantissa < 0 { buffer.append(0x2D) }
        var rest = mantissa.magnitude
        let start = buffer.count
        var digits = 0
        let least = max(width, Int(scale) + 1)
        while rest > 0 || digits < least {
            if digits == Int(scale), scale > 0 { buffer.append(0x2E) }
            buffer.append(0x30 &+ UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            digits += 1
        }
        buffer[start...].reverse()
    }
}
