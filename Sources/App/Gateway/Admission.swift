internal import HTTP
internal import Vignette

/// Lets programs in: by a key, by the name that a proxy gives, as one of those who need none, or as anybody where the
/// APIs are open.
///
/// Everything is decided before a byte of the body is read.
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

    /// Takes one of the day's questions of those who ask without a key. Called when nothing but the answer is missing.
    func takeFromQuota(_ caller: Caller) async throws(Failure) {
        guard access.isFree(caller) else { return }
        // Without a place to count there is nothing to give.
        guard let freeTier else { throw Failure(.internal, detail: "the free tier has no store") }
        try await freeTier.take(caller)
    }

    func checkQuota(_ caller: Caller) async throws(Failure) {}
    func giveBack(_ caller: Caller) async {}
    func stillAdmitted(_ caller: Caller) throws(Failure) {}

    /// What the caller is told of its limits with every answer; nothing where there are none.
    func fields(for caller: Caller) -> [(FieldName, String)] {
        guard let standing = access.rates.standing(of: caller) else { return [] }
        return [
            (.rateLimit, String(standing.limit)), (.rateRemaining, String(standing.remaining)),
            (.rateReset, standing.reset.spelt),
        ]
    }
}
