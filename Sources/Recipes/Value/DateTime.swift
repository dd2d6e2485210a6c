/// A date and a time of day to the microsecond, with or without an offset from UTC.
///
/// Two with offsets are equal if they are the same moment, wherever; with and without offset are never equal and have no
/// order.
public struct DateTime: Sendable {
    /// From 1 to 9999.
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int
    public let microsecond: Int
    /// In microseconds, less than a day either way; nil where nobody says.
    public let offset: Int?

    static let microsecondsOfDay = 86_400_000_000

    /// Nil for what no calendar or clock shows.
    public init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0,
        offset: Int? = nil
    ) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.days(of: month, in: year)).contains(day) else { return nil }
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        guard (0..<1_000_000).contains(microsecond) else { return nil }
        if let offset, offset.magnitude >= Self.microsecondsOfDay.magnitude { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.offset = offset
    }

    /// A moment by Unix time in microseconds, as a clock with that offset shows it; without one, as in UTC. Nil outside
    /// of the years that there are.
    public init?(unixMicroseconds: Int, offset: Int? = 0) {
        let (local, overflow) = unixMicroseconds.addingReportingOverflow(offset ?? 0)
        guard !overflow else { return nil }
        var (day, rest) = local.quotientAndRemainder(dividingBy: Self.microsecondsOfDay)
        if rest < 0 {
            rest += Self.microsecondsOfDay
            day -= 1
        }
        guard let date = Self.date(ofDay: day + Self.unixDay) else { return nil }
        self.init(
            year: date.year, month: date.month, day: date.day, hour: rest / 3_600_000_000,
            minute: rest / 60_000_000 % 60, second: rest / 1_000_000 % 60, microsecond: rest % 1_000_000,
            offset: offset)
    }

    /// Microseconds from the beginning of the year 1 to what the clock shows, in UTC where the offset is known.
    var instant: Int {
        let time = ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
        return Self.day(year, month, day) * Self.microsecondsOfDay + time - (offset ?? 0)
    }

    /// Unix time in microseconds; of one without offset as if it were UTC.
    public var unixMicroseconds: Int { instant - Self.unixDay * Self.microsecondsOfDay }
}

extension DateTime: Hashable {
    public static func == (left: DateTime, right: DateTime) -> Bool {
        (left.offset == nil) == (right.offset == nil) && left.instant == right.instant
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(offset == nil)
        hasher.combine(instant)
    }
}
