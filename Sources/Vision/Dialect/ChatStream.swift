internal import Bytes
internal import Vignette

/// Reads the reply to a question that asked for a stream, as it arrives.
///
/// Pieces are added to the caller's as soon as they are certain; put together they are the reply's text and reasoning,
/// and they do not depend on how the bytes are cut. A service that sends one JSON text instead is understood, and one
/// that sends anything else has its words in the error. Once an error was thrown, bytes are passed over, and `finish`
/// gives what had come as an incomplete reply.
struct ChatStream: Sendable {
    private let status: Int
    private let limits: DialectLimits
    private var shape = ReplyShape()
    private var kind: ReplyShape.Kind?
    private var events: EventStream
    private var reader: ReplyReader
    /// Of a reply that is no stream.
    private var body: [UInt8] = []
    private var hasFailed = false
    /// The service said that the stream is at its end; nothing behind that is read.
    private(set) var isDone = false

    /// Nothing of the answer itself follows any more.
    var hasEnd: Bool { isDone || reader.hasEnd }

    init(status: Int = 200, startsInReasoning: Bool = false, limits: DialectLimits = DialectLimits()) {
        self.status = status
        self.limits = limits
        events = EventStream(limit: limits.line, status: status)
        reader = ReplyReader(status: status, startsInReasoning: startsInReasoning, limits: limits)
    }

    mutating func feed(_ bytes: [UInt8], into pieces: inout [AnswerPiece]) throws(UpstreamError) {
        guard !hasFailed, !isDone else { return }
        do throws(UpstreamError) {
            if let kind {
                try read(bytes, as: kind, &pieces)
            } else if let kind = shape.take(bytes) {
                self.kind = kind
                let start = shape.start
                shape = ReplyShape()
                try read(start, as: kind, &pieces)
            }
        } catch {
            hasFailed = true
            throw error
        }
    }

    /// The reply, now that no more bytes come.
    ///
    /// It is complete if the service said so or gave a reason for its end; one JSON text is complete by being one.
    mutating func finish(into pieces: inout [AnswerPiece]) throws(UpstreamError) -> ChatReply {
        if !hasFailed {
            do throws(UpstreamError) {
                if kind == .json { return try finishJSON(&pieces) }
                try finishText(&pieces)
            } catch {
                hasFailed = true
                throw error
            }
        }
        var reply = reader.finish(isEnded: isDone, into: &pieces)
        if hasFailed { reply.isComplete = false }
        return reply
    }

    private mutating func finishJSON(_ pieces: inout [AnswerPiece]) throws(UpstreamError) -> ChatReply {
        let reply = try PlainReply.reply(in: body, by: &reader, status: status)
        if !reply.reasoning.isEmpty { pieces.append(.reasoning(reply.reasoning)) }
        if !reply.text.isEmpty { pieces.append(.text(reply.text)) }
        return reply
    }

    private mutating func finishText(_ pieces: inout [AnswerPiece]) throws(UpstreamError) {
        switch kind {
        case .events: if !isDone, let event = try events.finish() { try take(event, &pieces) }
        // What came is not even the name of a field.
        case nil: if !shape.start.isEmpty { throw .plainText(shape.start[...], status: status) }
        case .text, .json: throw .plainText(body[...], status: status)
        }
    }

    private mutating func read(
        _ bytes: [UInt8], as kind: ReplyShape.Kind, _ pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        switch kind {
        case .events:
            var rest = bytes[...]
            while !isDone, let event = try events.next(in: &rest) { try take(event, &pieces) }
        case .json:
            body += bytes
            if body.count > limits.body { throw .tooLong("body", limit: limits.body, status: status) }
        case .text:
            body += bytes
            if body.count >= UpstreamError.longestStart { throw .plainText(body[...], status: status) }
        }
    }

    private mutating func take(
        _ event: EventStream.Event, _ pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        let data = event.data.drop(while: TextTrimmer.isWhite)
        if data.isEmpty { return }
        if data.starts(with: "[DONE]".utf8) {
            isDone = true
            return
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try MendedJSON.parse(event.data)
        } catch {
            let isJSON = data.first == UInt8(ascii: "{") || data.first == UInt8(ascii: "[")
            if event.name != "error" {
                // The stream ended within it: that is told by the reply's not being complete.
                if event.isCut, isJSON { return }
                if isJSON { throw .unreadable(error, status: status) }
                // A life sign of a service that gives them names.
                if !event.name.isEmpty, event.name != "message" { return }
            }
            throw .plainText(data, status: status)
        }
        if event.name == "error" {
            throw UpstreamError(json: value, status: status) ?? .plainText(data, status: status)
        }
        try reader.take(value, into: &pieces)
    }
}
