/// What became of an answer.
public struct ResponseOutcome: Sendable, Equatable {
    public var status: Status
    /// Bytes of the body that were sent, framing left out.
    public var bodyBytes: Int
    public var isComplete: Bool
    /// From the end of the request's head to the end of the answer.
    public var duration: Duration

    public init(status: Status, bodyBytes: Int, isComplete: Bool, duration: Duration) {
        self.status = status
        self.bodyBytes = bodyBytes
        self.isComplete = isComplete
        self.duration = duration
    }
}
