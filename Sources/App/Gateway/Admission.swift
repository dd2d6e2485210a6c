internal import HTTP
internal import Vignette

/// Lets programs in: by a key, by the name that a proxy gives, or as anybody where the APIs are open.
///
/// Everything is decided before a byte of the body is read.
struct Admission: Sendable {
    let access: Access

    /// Throws `unauthorized`, or `quota_exhausted` where the caller asks too often.
    ///
    /// - Parameter asks: whether a model is going to be asked: that counts.
    func admit(_ request: Request, asks: Bool) throws(Failure) -> Caller {
        let caller = access.caller(of: request)
        if asks { try access.rates.check(caller) }
        return caller
    }

    /// Takes one of the day's questions of those who ask without a key. Called when nothing but the answer is missing.
    func takeFromQuota(_ caller: Caller) async throws(Failure) {}

    /// What the caller is told of its limits with every answer.
    func fields(for caller: Caller) -> [(FieldName, String)] { [] }
}
