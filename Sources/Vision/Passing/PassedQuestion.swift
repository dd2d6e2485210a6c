public import Bytes

/// A question that another program wrote as a chat-completions request: checked, and passed on as it came but for what
/// has to be said otherwise.
public struct PassedQuestion: Sendable {
    /// The request's JSON text, in order.
    public var pieces: [TextPiece]
    /// Let go of together with the pieces, once the service has them all: their share of a budget. A persistent question
    /// keeps both until it is answered, since it may be sent again.
    public var companion: (any Sendable)?
    /// The model that it names; nil where it names none.
    public var model: String?
    public var pictureCount: Int
    /// Whether the answer is to come in chunks.
    public var streams: Bool
    /// Goes with it in place of the endpoint's own; nil: that one.
    public var key: Secret?
    /// Whether it is asked again where official clients ask again. Such a question has no stream.
    public var isPersistent = false
    /// Told the status of a reply that failed.
    public var heard: HeardStatus?

    public init(pieces: [TextPiece], model: String?, pictureCount: Int, streams: Bool) {
        self.pieces = pieces
        self.model = model
        self.pictureCount = pictureCount
        self.streams = streams
    }
}
