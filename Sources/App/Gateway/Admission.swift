internal import HTTP
internal import Vignette

/// Lets programs in: by a key, by the name that a proxy gives, as one of those who need none, or as anybody where the
/// APIs are open.
///
/// Everything is decided before a byte of the body is read. A body can take long, so that two things are asked again
/// behind it: whether the key still counts, and whether a question of the day is still there to be taken.
struct Admission: Sendable {
    let access: Access
    /// Nil: nobody's questions are counted by the day.
    var freeTier: FreeTier?

    /// Throws `unauthorized`, or `quota_exhausted` where the caller asks too often.
    ///
    /// - Parameter asks: whether a model is going to be asked: that counts.
    func admit(_ request: Request, asks: Bool) throws(Failure) -> Caller {
        let caller = access.caller(of: request)
        try access.authorize(caller, asks ? .ask : .inquire)
        if asks { try access.rates.check(caller) }
        return caller
    }

    /// Whether a caller that was admitted still would be: keys come and go while a body is read. Throws `unauthorized`.
    func stillAdmitted(_ caller: Caller) throws(Failure) {
        try access.admitStill(caller, .ask)
    }

    /// Throws `quota_exhausted` where those who ask without a key have used up the day's questions. Nothing is taken.
    func checkQuota(_ caller: Caller) async throws(Failure) {
        try await counted(caller)?.check(caller)
    }

    /// Takes one of the day's questions of those who ask without a key. Called when nothing but the answer is missing.
    ///
    /// - Returns: what can be given back where nothing reached a model; nil for those who are not counted.
    @discardableResult
    func takeFromQuota(_ caller: Caller) async throws(Failure) -> TakenQuestion? {
        try await counted(caller)?.take(caller)
    }

    /// Nil for those whose days are not counted.
    private func counted(_ caller: Caller) throws(Failure) -> FreeTier? {
        guard access.isFree(caller) else { return nil }
        // Without a place to count there is nothing to give.
        guard let freeTier else { throw Failure(.internal, detail: "the free tier has no store") }
        return freeTier
    }

    /// What the caller is told of its limits with every answer; nothing where there are none, and nothing to those who
    /// ask without a key: their day can be used up while their rate is not.
    func fields(for caller: Caller) -> [(FieldName, String)] {
        guard !access.isFree(caller), let standing = access.rates.standing(of: caller) else { return [] }
        return [
            (.rateLimit, String(standing.limit)), (.rateRemaining, String(standing.remaining)),
            (.rateReset, standing.reset.spelt),
        ]
    }
}
