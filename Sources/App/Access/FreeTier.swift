internal import Vignette

/// What may be asked each day without a key: so many questions a network, counted in the store.
struct FreeTier: Sendable {
    /// Questions a day.
    let limit: Int
    let store: any QuotaStore
    let now: @Sendable () -> Timestamp

    /// Throws `quota_exhausted` where none of the day's questions of the caller's network is left. None is taken: others
    /// may take it first.
    func check(_ caller: Caller) async throws(Failure) {
        let moment = now()
        let left = try await store.leftOfQuota(of: caller.networkKey, on: QuotaDay(of: moment), limit: limit)
        if left == 0 { throw refusal(at: moment) }
    }

    /// Takes one of the day's questions of the caller's network. Throws `quota_exhausted` where none is left.
    @discardableResult
    func take(_ caller: Caller) async throws(Failure) -> TakenQuestion {
        let moment = now()
        let day = QuotaDay(of: moment)
        guard try await store.takeFromQuota(of: caller.networkKey, on: day, limit: limit) != nil else {
            throw refusal(at: moment)
        }
        return TakenQuestion(of: caller.networkKey, on: day, from: store)
    }

    private func refusal(at moment: Timestamp) -> Failure {
        .quotaExhausted(
            limit: "\(limit) \(limit == 1 ? "question" : "questions") a day without a key",
            retryAfter: QuotaDay(of: moment).secondsLeft(at: moment), daily: true)
    }
}
