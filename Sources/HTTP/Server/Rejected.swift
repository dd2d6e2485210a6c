/// What an error was thrown over: a request, or bytes of a peer that were none.
public struct Rejected: Sendable {
    public let peer: Peer
    public var request: Request?

    public init(peer: Peer, request: Request? = nil) {
        self.peer = peer
        self.request = request
    }
}

/// Answers what no handler could answer.
public typealias ErrorResponse = @Sendable (any Error, Rejected) -> Response
