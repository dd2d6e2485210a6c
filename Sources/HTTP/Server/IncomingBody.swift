internal import Loop

/// The body of the request at hand: its framing, its limits and what has come of it.
///
/// Belongs to its connection's loop.
final class IncomingBody {
    private var decoder: BodyDecoder
    private(set) var received = 0
    /// Bytes of the server's budget that this body holds.
    private(set) var reserved = 0
    private var waited = Duration.zero
    /// Whether the client waits for `100 Continue`.
    var mustContinue: Bool
    /// Somebody waits for its next piece. One reader at a time: two could not both be woken.
    var isBeingRead = false
    /// How often the socket was read for it.
    var turns = 0
    /// Once reading has failed it fails for ever.
    var failure: HTTPError?

    init(_ head: RequestHead, limits: ParserLimits) {
        decoder = BodyDecoder(head.framing, limits: limits)
        mustContinue = head.expectsContinue
    }

    var isAtEnd: Bool { decoder.isAtEnd }

    /// What must still come at least, where that is known.
    var remaining: Int? { decoder.remaining }

    /// Appends the data that lies in `input` to `piece`, and says how much of `input` it took.
    func read(_ input: UnsafeRawBufferPointer, into piece: inout [UInt8]) throws(HTTPError) -> Int {
        var position = 0
        while position < input.count, !decoder.isAtEnd {
            let (consumed, data) = try decoder.read(UnsafeRawBufferPointer(rebasing: input[position...]))
            piece.append(contentsOf: input[position + data.lowerBound..<position + data.upperBound])
            position += consumed
        }
        return position
    }

    /// Counts a piece against the handler's limit and the server's budget.
    func account(for count: Int, limit: Int, budget: BodyBudget) throws(HTTPError) {
        received += count
        guard received <= limit else { throw HTTPError.bodyTooLarge(limit: limit) }
        guard budget.reserve(count) else { throw Self.noRoom(in: budget) }
        reserved += count
    }

    /// What a body is told that finds no room; it is counted.
    static func noRoom(in budget: BodyBudget) -> HTTPError {
        budget.noteRefusal()
        return HTTPError(
            .serviceUnavailable, "The server holds as many request bytes as it can. Try again shortly.", retryAfter: 2)
    }

    /// Gives the bytes back: once all of them were read, else when the exchange is over.
    func release(to budget: BodyBudget) {
        budget.release(reserved)
        reserved = 0
    }

    /// Gives the bytes' share of the budget to whoever keeps them.
    func handOverShare(of budget: BodyBudget) -> BodyShare {
        defer { reserved = 0 }
        return BodyShare(of: budget, count: reserved)
    }

    /// How long the client may take for its next bytes: it must neither fall silent nor below the minimum rate.
    func patience(_ configuration: ServerConfiguration) -> Duration {
        let bought = Duration.seconds(Double(received) / Double(max(1, configuration.bodyRate)))
        return max(.zero, min(configuration.bodyTimeout, max(configuration.bodyRateGrace, bought) - waited))
    }

    /// Only time spent waiting for the client counts, not what the handler takes.
    func note(waited duration: Duration) {
        waited += duration
    }
}
