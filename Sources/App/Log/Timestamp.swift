internal import Glibc
internal import HTTP

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
        let (year, month, day) = HTTPDate.civil(dayNumber: Int(days))
        Self.append(Int64(year), digits: 4, then: "-", to: &bytes)
        Self.append(Int64(month), digits: 2, then: "-", to: &bytes)
        Self.append(Int64(day), digits: 2, then: "T", to: &bytes)
        Self.append(inDay / 3_600_000, digits: 2, then: ":", to: &bytes)
        Self.append(inDay / 60_000 % 60, digits: 2, then: ":", to: &bytes)
        Self.append(inDay / 1000 % 60, digits: 2, then: ".", to: &bytes)
        Self.append(inDay % 1000, digits: 3, then: "Z", to: &bytes)
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
