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

    /// Takes questions out of the caller's bucket. Throws `quota_exhausted` where it holds too few, and takes none then.
    ///
    /// More than a bucket holds cost a full one.
    ///
    /// - Parameter taken: how many of the questions were taken before.
    func check(_ caller: Caller, count: Int = 1, taken: Int = 0, at now: Moment = .now()) throws(Failure) {
        do throws(Failure) {
            try take(caller.rateKey, count: min(count, rate.count) - taken, at: now)
        } catch {
            throw refusal(caller, count: count, at: now)
        }
    }

    /// Whether `check` would let so many pass now.
    func allows(_ caller: Caller, count: Int, taken: Int, at now: Moment = .now()) -> Bool {
        let key = caller.rateKey
        return fullAgain.withLock { wait(for: min(count, rate.count) - taken, since: $0[key] ?? now, now) == 0 }
    }

    /// The same as `check` for the bucket of that name.
    func take(_ key: String, count: Int = 1, at now: Moment = .now()) throws(Failure) {
        let wait: UInt64 = fullAgain.withLock { buckets in
            let wait = self.wait(for: count, since: buckets[key] ?? now, now)
            guard wait == 0, rate.count > 0, count > 0 else { return wait }
            if buckets[key] == nil, buckets.count >= limit { Self.makeRoom(in: &buckets, at: now) }
            buckets[key] = full(after: count, since: buckets[key] ?? now, now)
            return 0
        }
        if wait > 0 { throw refusal(wait) }
    }

    /// What those are told who asked for so many and get none: when all of them can be asked for again.
    func refusal(_ caller: Caller, count: Int, at now: Moment = .now()) -> Failure {
        let key = caller.rateKey
        return refusal(fullAgain.withLock { wait(for: min(count, rate.count), since: $0[key] ?? now, now) })
    }

    /// How much the caller has left; nil where everybody may ask as often as they like.
    func standing(of caller: Caller, at now: Moment = .now()) -> RateStanding? {
        guard rate.count > 0 else { return nil }
        let key = caller.rateKey
        let moment = fullAgain.withLock { $0[key] ?? now }
        let lack = moment > now ? moment.since(now).wholeNanoseconds : 0
        let period = rate.period.duration.wholeNanoseconds
        let left = lack < period ? Int((period - lack) / (period / UInt64(rate.count))) : 0
        return RateStanding(limit: rate.count, remaining: min(left, rate.count), reset: .nanoseconds(Int64(lack)))
    }

    private func refusal(_ wait: UInt64) -> Failure {
        let seconds = Int((wait + 999_999_999) / 1_000_000_000)
        return .quotaExhausted(limit: rate.sentence, retryAfter: max(1, seconds))
    }

    /// In nanoseconds: until a bucket that will be full at `moment` holds so many.
    private func wait(for count: Int, since moment: Moment, _ now: Moment) -> UInt64 {
        guard rate.count > 0, count > 0 else { return 0 }
        let period = rate.period.duration.wholeNanoseconds
        let lack = full(after: count, since: moment, now).since(now).wholeNanoseconds
        return lack <= period ? 0 : lack - period
    }

    /// When a bucket will be full again that so many are taken out of.
    private func full(after count: Int, since moment: Moment, _ now: Moment) -> Moment {
        let share = rate.period.duration.wholeNanoseconds / UInt64(rate.count)
        return max(moment, now) + .nanoseconds(Int64(share) * Int64(count))
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
