/// A name that a sender gave to a request, so that sending it twice does it once.
public struct IdempotencyKey: Sendable, Hashable {
    /// Whose names these are: nobody else's are compared with them.
    public let scope: String
    public let name: String
    /// Of fields and files: the same name must come with the same request.
    public var fingerprint: String

    /// How long one is remembered.
    public static let lifetime = Duration.seconds(24 * 60 * 60)

    public init(scope: String, name: String, fingerprint: String) {
        self.scope = scope
        self.name = name
        self.fingerprint = fingerprint
    }
}
