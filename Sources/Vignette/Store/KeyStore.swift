/// Keeps the keys of the APIs. It throws what an `AnalysisStore` throws.
public protocol KeyStore: Sendable {
    /// Returns false where a key of that name is kept: nothing is changed then.
    func addKey(_ key: KeptKey) async throws(Failure) -> Bool

    /// All of them, the oldest first.
    func keys() async throws(Failure) -> [KeptKey]

    /// Returns false where there is none of that name.
    func removeKey(named name: String) async throws(Failure) -> Bool
}
