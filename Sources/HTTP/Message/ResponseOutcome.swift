/// What became of an answer.
public struct ResponseOutcome: Sendable, Equatable {
    public var status: Status
    /// Bytes of the body that were sent, framing left out.
    public var bodyBytes: Int
    public var isComplete: Bool
    /// From the end of the request's head to the end of the answer.
    public var duration: Duration
    /// Bytes of the request's body that its handler read.
    public var requestBytes: Int

    public init(status: Status, bodyBytes: Int, isComplete: Bool, duration: Duration, requestBytes: Int = 0) {
        self.status = status
        self.bodyBytes = bodyBytes
        self.isComplete = isComplete
        self.duration = duration
        self.requestBytes = requestBytes
    }
}
