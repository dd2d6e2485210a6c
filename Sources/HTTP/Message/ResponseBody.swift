/// The body of an answer.
public enum ResponseBody: Sendable {
    case empty
    case bytes([UInt8])
    /// Written while it is made. With a length, exactly that many bytes must come; without, it is sent in chunks, or
    /// until the connection closes for HTTP/1.0. The closure must `finish` its writer: an answer that just ends is
    /// broken off, so that the client can tell.
    case stream(
        length: Int? = nil, heartbeat: Heartbeat? = nil, @Sendable (consuming ResponseWriter) async throws -> Void)
    /// Read from disk off the loop while it is sent.
    case file(FileBody, range: Range<Int>? = nil)

    var isEmpty: Bool {
        if case .empty = self { return true }
        return false
    }
}

/// What is written into a quiet stream so that proxies and clients know that it lives.
public struct Heartbeat: Sendable {
    public var interval: Duration
    public var bytes: [UInt8]

    public init(interval: Duration, bytes: [UInt8]) {
        self.interval = interval
        self.bytes = bytes
    }
}
