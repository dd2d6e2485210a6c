/// A moment in milliseconds since 1970, UTC.
///
/// The calendar is computed here: `gmtime` would bring the time zone's lock and files along.
public struct Timestamp: Sendable, Hashable, Comparable {
    public let milliseconds: Int64

    /// Moments outside the years 0000 to 9999 are brought to the nearest one inside, since years have four digits.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        let (sum, overflow) = moment.milliseconds.addingReportingOverflow(duration.wholeMilliseconds)
        return Timestamp(milliseconds: overflow ? (duration < .zero ? .min : .max) : sum)
    }

    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// The Gregorian date and the time of day.
    public var calendar: CalendarTime { CalendarTime(milliseconds: milliseconds) }

    /// ISO 8601 with milliseconds: `2026-01-02T03:04:05.678Z`.
    public var iso8601: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same as bytes, for logs.
    public func append(to bytes: inout [UInt8]) {
        let time = calendar
        let parts: [(value: Int, digits: Int, end: Unicode.Scalar)] = [
            (time.year, 4, "-"), (time.month, 2, "-"), (time.day, 2, "T"), (time.hour, 2, ":"), (time.minute, 2, ":"),
            (time.second, 2, "."), (time.millisecond, 3, "Z"),
        ]
        for part in parts { Self.append(part.value, digits: part.digits, then: part.end, to: &bytes) }
    }

    private static func append(_ value: Int, digits: Int, then end: Unicode.Scalar, to bytes: inout [UInt8]) {
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

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        return overflow ? (seconds < 0 ? .min : .max) / 2 : product + attoseconds / 1_000_000_000_000_000
    }
}
