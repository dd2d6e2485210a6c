import Vignette

@testable import Vision

/// Everything that comes of a streamed reply's bytes.
struct StreamOutcome: Equatable {
    var pieces: [AnswerPiece] = []
    var reply: ChatReply?
    var error: UpstreamError?

    init(
        _ parts: [[UInt8]], startsInReasoning: Bool = false, limits: DialectLimits = DialectLimits()
    ) {
        var stream = ChatStream(startsInReasoning: startsInReasoning, limits: limits)
        do throws(UpstreamError) {
            for part in parts { try stream.feed(part, into: &pieces) }
            reply = try stream.finish(into: &pieces)
        } catch {
            self.error = error
            // What had come is still to be had, and no more than that.
            reply = try? stream.finish(into: &pieces)
        }
    }

    init(_ body: String, startsInReasoning: Bool = false) {
        self.init([Array(body.utf8)], startsInReasoning: startsInReasoning)
    }

    /// The pieces put together, as every reader of an answer does.
    var together: (text: String, reasoning: String) {
        var text = ""
        var reasoning = ""
        for piece in pieces {
            switch piece {
            case .text(let more): text += more
            case .reasoning(let more): reasoning += more
            case .textWasReasoning:
                reasoning += text
                text = ""
            }
        }
        return (text, reasoning)
    }

    var isTogether: Bool {
        reply.map { $0.text == together.text && $0.reasoning == together.reasoning } ?? false
    }

    /// The places where cutting `body`, or taking it byte by byte, gives something else than the whole.
    static func differences(_ body: [UInt8], startsInReasoning: Bool = false) -> [Int] {
        let whole = StreamOutcome([body], startsInReasoning: startsInReasoning)
        var places: [Int] = []
        if StreamOutcome(body.map { [$0] }, startsInReasoning: startsInReasoning) != whole { places.append(-1) }
        for place in 0...body.count {
            let cut = StreamOutcome(
                [Array(body[..<place]), Array(body[place...])], startsInReasoning: startsInReasoning)
            if cut != whole { places.append(place) }
        }
        return places
    }
}
