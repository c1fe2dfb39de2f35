/// An absorbed dose (ICRU: gray), exact in microgray.
///
/// A dose remembers the unit and the digits in which it was given, so that `30 Gy` returns as `30 Gy`; equality is of the dose alone.
public struct Dose: Sendable, Hashable, Comparable {
    /// Units in which files give doses.
    public enum Unit: UInt8, Sendable, CaseIterable {
        /// Centigray, 10,000 µGy: NAACCR and mCODE.
        case cGy
        /// Gray, 1,000,000 µGy.
        case gray
        /// Milligray, 1,000 µGy.
        case mGy

        /// The UCUM code.
        public var symbol: String {
            switch self {
            case .cGy: "cGy"
            case .gray: "Gy"
            case .mGy: "mGy"
            }
        }

        /// Decimal places from this unit down to microgray.
        @inlinable public var places: UInt8 {
            switch self {
            case .cGy: 4
            case .gray: 6
            case .mGy: 3
            }
        }

        /// The unit with a UCUM code, or nil.
        public init?(symbol: String) {
            guard let unit = Self.allCases.first(where: { $0.symbol == symbol }) else { return nil }
            self = unit
        }
    }

    /// The dose in microgray.
    public let microgray: Int64
    /// The unit of the source.
    public let unit: Unit
    /// Decimal places of the source in that unit.
    public let digits: UInt8

    /// A dose in microgray.
    public init(microgray: Int64, unit: Unit = .cGy, digits: UInt8 = 0) {
        self.microgray = microgray
        self.unit = unit
        self.digits = digits
    }

    /// A dose from decimal digits in a unit.
    ///
    /// - Returns: nil when it is negative, finer than 1 µGy or beyond 9·10¹² µGy.
    @inlinable
    public init?(_ value: ExactDecimal, _ unit: Unit) {
        guard value.mantissa >= 0 else { return nil }
        var digits = value.mantissa
        var scale = value.scale
        while scale > unit.places {
            guard digits % 10 == 0 else { return nil }
            digits /= 10
            scale -= 1
        }
        while scale < unit.places {
            let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            digits = product
            scale += 1
        }
        guard digits <= 9_000_000_000_000 else { return nil }
        microgray = digits
        self.unit = unit
        self.digits = min(value.scale, unit.places)
    }

    /// The dose in a unit as exact decimal, with the source's digits if it is the source's unit, else with as few as needed.
    public func decimal(in target: Unit) -> ExactDecimal {
        var mantissa = microgray
        var scale = target.places
        let least = target == unit ? digits : 0
        while scale > least, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        return ExactDecimal(mantissa: mantissa, scale: scale)
    }

    /// Equal in dose, whatever the unit.
    public static func == (left: Dose, right: Dose) -> Bool { left.microgray == right.microgray }
    /// Orders by dose.
    public static func < (left: Dose, right: Dose) -> Bool { left.microgray < right.microgray }
    /// Hashes the dose alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(microgray) }
}

extension Dose: CustomStringConvertible {
    /// Digits and unit of the source, such as `30 Gy`.
    public var description: String { "\(decimal(in: unit)) \(unit.symbol)" }
}
