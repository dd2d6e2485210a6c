/// Who sends a request, and the address under which it reached the outermost server.
public struct Client: Sendable, Equatable {
    /// The other end of the connection.
    public let peer: Peer
    /// Whoever asked: the peer, or the client that trusted proxies name. Nil behind a Unix socket whose proxy says
    /// nothing.
    public var address: IPAddress?
    /// `http` or `https`.
    public var scheme = "http"
    /// Host and port as the client sees them. Empty for HTTP/1.0 without a Host field.
    public var host = ""
    /// What stands before our paths outside: a path without a slash at its end, or empty.
    public var prefix = ""
    /// Whether the peer is a proxy that we trust and that spoke for somebody else, believed or not: who asks is not the
    /// peer itself.
    public var isForwarded = false

    public init(peer: Peer) {
        self.peer = peer
        if case .address(let address) = peer { self.address = address }
    }

    /// Where `/` is, seen from outside, without a slash at its end.
    public var baseURL: String { "\(scheme)://\(host)\(prefix)" }
}
