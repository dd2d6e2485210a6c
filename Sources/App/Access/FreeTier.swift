internal import Vignette

/// What may be asked each day without a key: so many questions a network, counted in the store.
struct FreeTier: Sendable {
    /// Questions a day.
    let limit: Int
    let store: any QuotaStore
    let now: @Sendable () -> Timestamp

    /// Takes one of the day's questions of the caller's network. Throws `quota_exhausted` where none is left.
    func take(_ caller: Caller) async throws(Failure) {
        let moment = now()
        let day = QuotaDay(of: moment)
        guard try await store.takeFromQuota(of: caller.networkKey, on: day, limit: limit) == nil else { return }
        throw .quotaExhausted(
            limit: "\(limit) \(limit == 1 ? "question" : "questions") a day without a key",
            retryAfter: day.secondsLeft(at: moment), daily: true)
    }
}
