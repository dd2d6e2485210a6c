/// What a request asks for: path and query as they came, percent-encoded.
///
/// https://www.rfc-editor.org/rfc/rfc9112.html#name-request-target
public struct RequestTarget: Sendable, Equatable {
    /// Begins with `/`, or is `*` (OPTIONS only).
    public var path: String
    /// What follows the first `?`; nil without one.
    public var query: String?
    /// The authority of the absolute form; it beats the Host field. RFC 9112 §3.2.2
    public var authority: String?

    public init(path: String, query: String? = nil, authority: String? = nil) {
        self.path = path
        self.query = query
        self.authority = authority
    }
}
