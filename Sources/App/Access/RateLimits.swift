internal import Loop
internal import Synchronization
internal import Vignette

/// How often each asker may ask: a bucket that holds as many questions as a period allows and fills up evenly.
///
/// A bucket is one moment: when it will be full again. A full one need not be kept, and of too many the fullest are
/// dropped first, so that memory is bounded and whoever has used up theirs is the last to be forgotten.
final class RateLimits: Sendable {
    private let rate: Rate
    private let limit: Int
    private let fullAgain = Mutex<[String: Moment]>([:])

    /// - Parameter limit: how many buckets are kept.
    init(_ rate: Rate, limit: Int = 10_000) {
        self.rate = rate
        self.limit = max(1, limit)
    }

    /// Takes one question out of the caller's bucket. Throws `quota_exhausted` where it is empty.
    func check(_ caller: Caller, at now: Moment = .now()) throws(Failure) {
        try take(caller.rateKey, at: now)
    }

    /// The same for the bucket of that name.
    func take(_ key: String, at now: Moment = .now()) throws(Failure) {
        guard rate.count > 0 else { return }
        let period = rate.period.duration.wholeNanoseconds
        let share = period / UInt64(rate.count)
        let wait: UInt64 = fullAgain.withLock { buckets in
            let start = max(buckets[key] ?? now, now)
            let full = start + .nanoseconds(Int64(share))
            let lack = full.since(now).wholeNanoseconds
            guard lack <= period else { return lack - period }
            if buckets[key] == nil, buckets.count >= limit { Self.makeRoom(in: &buckets, at: now) }
            buckets[key] = full
            return 0
        }
        guard wait > 0 else { return }
        let seconds = Int((wait + 999_999_999) / 1_000_000_000)
        throw .quotaExhausted(limit: rate.sentence, retryAfter: max(1, seconds))
    }

    /// How many buckets are kept.
    var count: Int { fullAgain.withLock { $0.count } }

    /// Drops the full ones, and where that is too little the fuller half: so each costs little on the average.
    private static func makeRoom(in buckets: inout [String: Moment], at now: Moment) {
        let before = buckets.count
        buckets = buckets.filter { $0.value > now }
        guard buckets.count > before / 2 else { return }
        let middle = buckets.values.sorted()[buckets.count / 2]
        buckets = buckets.filter { $0.value > middle }
    }
}

extension Rate {
    /// As people read it.
    fileprivate var sentence: String {
        let span =
            switch period {
            case .second: "a second"
            case .minute: "a minute"
            case .hour: "an hour"
            case .day: "a day"
            }
        return "\(count) \(count == 1 ? "question" : "questions") \(span)"
    }
}
