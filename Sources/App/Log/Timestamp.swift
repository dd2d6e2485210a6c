import Glibc

/// A moment in milliseconds since 1970, written as ISO 8601 in UTC: `2026-01-02T03:04:05.678Z`.
///
/// The calendar is computed here: `gmtime` would bring the time zone's lock and files along.
struct Timestamp: Sendable, Equatable {
    let milliseconds: Int64

    /// Moments outside the years 0000 to 9999 are brought to the nearest one inside, since the form has four digits.
    init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    }

    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func append(to bytes: inout [UInt8]) {
        let (days, inDay) = Self.divide(milliseconds, by: 86_400_000)
        let (year, month, day) = Self.date(days)
        Self.append(year, digits: 4, then: "-", to: &bytes)
        Self.append(month, digits: 2, then: "-", to: &bytes)
        Self.append(day, digits: 2, then: "T", to: &bytes)
        Self.append(inDay / 3_600_000, digits: 2, then: ":", to: &bytes)
        Self.append(inDay / 60_000 % 60, digits: 2, then: ":", to: &bytes)
        Self.append(inDay / 1000 % 60, digits: 2, then: ".", to: &bytes)
        Self.append(inDay % 1000, digits: 3, then: "Z", to: &bytes)
    }

    /// The Gregorian date of a day counted from 1970-01-01.
    ///
    /// Years are taken to begin in March, so that the leap day is the last of a year and the lengths of the months
    /// before it follow one formula: month m begins at day (153 m + 2) / 5. 400 years have 146,097 days.
    static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // 719,468 days lie between 0000-03-01 and 1970-01-01.
        let (era, inEra) = divide(days + 719_468, by: 146_097)
        // 1,460 = 4 years less a day, 36,524 = 100 years, 146,096 = 400 years less a day: takes the leap days out.
        let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
        let inYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * inYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, inYear - (153 * march + 2) / 5 + 1)
    }

    /// Division that rounds down for negative numbers too.
    private static func divide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, rest: Int64) {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    private static func append(_ value: Int64, digits: Int, then end: Unicode.Scalar, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits))
        var rest = value
        for place in stride(from: start + digits - 1, through: start, by: -1) {
            bytes[place] += UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        bytes.append(UInt8(ascii: end))
    }
}
