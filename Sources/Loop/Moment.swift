internal import Glibc

/// A point of the monotonic clock in nanoseconds. Cheaper than `ContinuousClock.Instant`, which has 128 bits.
public struct Moment: Comparable, Sendable {
    public var nanoseconds: UInt64

    public init(nanoseconds: UInt64) {
        self.nanoseconds = nanoseconds
    }

    public static let never = Moment(nanoseconds: .max)

    public static func now() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    public static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    public static func + (moment: Moment, duration: Duration) -> Moment {
        let (sum, overflow) = moment.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        return overflow ? .never : Moment(nanoseconds: sum)
    }

    /// How long ago `earlier` was; zero when it lies ahead.
    public func since(_ earlier: Moment) -> Duration {
        nanoseconds <= earlier.nanoseconds ? .zero : .nanoseconds(nanoseconds - earlier.nanoseconds)
    }
}

extension Duration {
    /// Nanoseconds, held between zero and about 292 years.
    public var wholeNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 9_000_000_000 else { return UInt64(Int64.max) }
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
