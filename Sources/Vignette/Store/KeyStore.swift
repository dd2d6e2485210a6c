/// Keeps the keys of the APIs. It throws what an `AnalysisStore` throws.
public protocol KeyStore: Sendable {
    /// Returns false where a key of that name is kept: nothing is changed then.
    func addKey(_ key: KeptKey) async throws(Failure) -> Bool

    /// All of them, the oldest first.
    func keys() async throws(Failure) -> [KeptKey]

    /// Returns false where there is none of that name.
    func removeKey(named name: String) async throws(Failure) -> Bool

    /// Whether a key was ever kept, be it removed since: without one the APIs are open, and removing the last one must
    /// not open them.
    func hasHadKeys() async throws(Failure) -> Bool

    /// From now on no key was ever kept. Returns false where one still is: nothing is changed then.
    func forgetFormerKeys() async throws(Failure) -> Bool
}
