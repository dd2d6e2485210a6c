/// How long an answer took, counted from when its question was sent.
public struct AnswerTiming: Sendable, Equatable {
    /// Until the first piece of text or reasoning.
    public var firstPiece: Duration
    /// Until the end.
    public var total: Duration

    public init(firstPiece: Duration, total: Duration) {
        self.firstPiece = firstPiece
        self.total = total
    }
}
