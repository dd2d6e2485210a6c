/// Counts what each may have in a day. It throws what an `AnalysisStore` throws.
public protocol QuotaStore: Sendable {
    /// Takes one of the `limit` that `holder` has on that day, and returns how many are left.
    ///
    /// Nil where none was left: nothing is taken then. However many ask at once, no more than `limit` of them get one.
    func takeFromQuota(of holder: String, on day: QuotaDay, limit: Int) async throws(Failure) -> Int?

    /// How many of them are left; nothing is taken.
    func leftOfQuota(of holder: String, on day: QuotaDay, limit: Int) async throws(Failure) -> Int

    /// Gives one back that was taken. Where none was, nothing is changed.
    func giveBackToQuota(of holder: String, on day: QuotaDay) async throws(Failure)
}
