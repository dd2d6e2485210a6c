/// A request head that has passed every check, and what it says about framing.
public struct RequestHead: Sendable {
    public let method: Method
    public let target: RequestTarget
    public let minorVersion: Int
    public let fields: Fields
    public let framing: BodyFraming
    /// Whether the client lets the connection live after the answer.
    public let keepsAlive: Bool
    /// Whether the client waits for `100 Continue` before it sends the body. RFC 9110 §10.1.1
    public let expectsContinue: Bool
}

/// How long a request's body is. RFC 9112 §6.3
public enum BodyFraming: Sendable, Equatable {
    case none
    case length(Int)
    case chunked
}
