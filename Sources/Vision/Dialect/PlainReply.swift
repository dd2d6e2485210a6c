internal import Bytes
internal import Vignette

/// Reads a reply that came in one piece.
enum PlainReply {
    /// The reply in `body`; services that stream unasked are understood too. Throws the error that it tells of.
    static func read(
        _ body: [UInt8], status: Int = 200, startsInReasoning: Bool = false, limits: DialectLimits = DialectLimits()
    ) throws(UpstreamError) -> ChatReply {
        var stream = ChatStream(status: status, startsInReasoning: startsInReasoning, limits: limits)
        var pieces: [AnswerPiece] = []
        try stream.feed(body, into: &pieces)
        return try stream.finish(into: &pieces)
    }

    /// The reply in a JSON text, read by a reader that has read nothing yet.
    static func reply(
        in json: [UInt8], by reader: inout ReplyReader, status: Int
    ) throws(UpstreamError) -> ChatReply {
        let value: JSONValue
        do throws(JSONError) { value = try MendedJSON.parse(json) } catch { throw .unreadable(error, status: status) }
        // What is taken back in a stream has not been given here: only what it came to counts.
        var pieces: [AnswerPiece] = []
        guard try reader.take(value, into: &pieces) else { throw .noChoice(status: status) }
        return reader.finish(isEnded: true, into: &pieces)
    }
}
