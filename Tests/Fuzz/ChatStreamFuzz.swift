internal import Bytes
internal import Vignette

@testable import Vision

/// A reply to a question that asked for a stream.
enum ChatStreamFuzz {
    private struct Result: Equatable {
        var pieces: [AnswerPiece] = []
        var reply: ChatReply?
        var error: UpstreamError?

        init(_ parts: [[UInt8]], limits: DialectLimits, startsInReasoning: Bool) {
            var stream = ChatStream(startsInReasoning: startsInReasoning, limits: limits)
            do throws(UpstreamError) {
                for part in parts { try stream.feed(part, into: &pieces) }
                reply = try stream.finish(into: &pieces)
            } catch {
                self.error = error
                reply = try? stream.finish(into: &pieces)
            }
        }
    }

    static func run(_ input: FuzzInput) {
        let limits = input.hasSmallLimits ? DialectLimits(line: 120, text: 24, body: 200) : DialectLimits()
        let startsInReasoning = input.cut(9) % 4 == 0
        let whole = Result([input.bytes], limits: limits, startsInReasoning: startsInReasoning)
        for parts in input.cuts() {
            expect(
                Result(parts, limits: limits, startsInReasoning: startsInReasoning) == whole,
                "a reply does not depend on where bytes are cut")
        }
        guard let reply = whole.reply else {
            expect(false, "there is a reply, even after an error")
            return
        }
        expect(whole.error == nil || !reply.isComplete, "what ended in an error is not complete")
        expect(reply.text.utf8.count + reply.reasoning.utf8.count <= limits.text, "a reply is no larger than its limit")
        check(reply, whole.pieces)
    }

    /// The pieces put together are the reply, and nothing has white space around it.
    private static func check(_ reply: ChatReply, _ pieces: [AnswerPiece]) {
        var text = ""
        var reasoning = ""
        for piece in pieces {
            switch piece {
            case .text(let more):
                expect(!more.isEmpty, "no piece is empty")
                text += more
            case .reasoning(let more):
                expect(!more.isEmpty, "no piece is empty")
                reasoning += more
            case .textWasReasoning:
                reasoning += text
                text = ""
            }
        }
        expect(text == reply.text && reasoning == reply.reasoning, "pieces put together are the reply")
        for bytes in [Array(text.utf8), Array(reasoning.utf8)] {
            for end in [bytes.first, bytes.last].compactMap(\.self) {
                expect(!ASCII.isBlank(end), "a text has no white space around it")
            }
        }
    }
}
