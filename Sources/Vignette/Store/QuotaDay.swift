/// A day of quotas: from midnight to midnight, UTC.
public struct QuotaDay: Sendable, Hashable {
    /// Whole days since 1970.
    public let number: Int

    private static let length: Int64 = 86_400_000

    public init(of moment: Timestamp) {
        let (days, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: Self.length)
        // Before 1970 as well, days begin at midnight.
        number = Int(rest < 0 ? days - 1 : days)
    }

    /// In whole seconds, at least one: how long after that moment of the day the next one has begun.
    public func secondsLeft(at moment: Timestamp) -> Int {
        let left = (Int64(number) + 1) * Self.length - moment.milliseconds
        return Int(max(1, (left + 999) / 1000))
    }
}
