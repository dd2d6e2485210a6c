/// A key of the APIs as it is kept: enough to know it again, and not enough to use it.
public struct KeptKey: Sendable, Equatable {
    /// Makes its holder an owner, and stands in lists; no two are called the same.
    public let name: String
    /// The SHA-256 of the key, in 64 lower-case hexadecimal digits.
    public let digest: String
    public let created: Timestamp

    public init(name: String, digest: String, created: Timestamp) {
        self.name = name
        self.digest = digest
        self.created = created
    }
}
