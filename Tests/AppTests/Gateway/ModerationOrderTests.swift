import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// What is moderated, and what happens only then.
@Suite(.timeLimit(.minutes(2))) struct ModerationOrderTests {
    private static let gif = SentPicture.base64(Array("gif".utf8))
    private static let question =
        #"{"model":"m","messages":[{"role":"system","content":"S"},"#
        + #"{"role":"user","content":[{"type":"text","text":"P"},"#
        + #"{"type":"image_url","image_url":{"url":"\#(SentPicture.url)"}},"#
        + #"{"type":"image_url","image_url":{"url":"data:image/gif;base64,\#(gif)"}}]},"#
        + #"{"role":"assistant","content":"A"}]}"#
    private static let prepared = "data:image/jpeg;base64,\(gif)"

    private func run(
        flagging: String?, status: Int = 200, _ body: (ModerationService, ChatDesk) async throws -> Void
    ) async throws {
        try await ModerationService.run(flagging: flagging, status: .init(status)) { service, moderator in
            try await body(service, try ChatDesk(moderator: moderator))
        }
    }

    @Test func `each picture as it goes on, then all texts; then the model is asked`() async throws {
        try await run(flagging: nil) { service, desk in
            let reply = try await desk.post(Self.question)
            #expect(reply.status == 200)
            #expect(service.inputs == [SentPicture.url, Self.prepared, "S\n\nP\n\nA"])
            #expect(desk.service.asked.count == 1)
        }
    }

    @Test(arguments: [("image/png", 1, "image"), ("image/jpeg", 2, "image"), ("S\n\nP", 3, "text")])
    func `nothing is asked of the model when something is flagged`(flagged: String, asked: Int, subject: String)
        async throws
    {
        try await run(flagging: flagged) { service, desk in
            for stream in ["", #""stream":true,"#] {
                let reply = try await desk.post("{" + stream + Self.question.dropFirst())
                #expect(reply.status == 400 && reply.code == "moderation_blocked")
                #expect(reply.error?["message"]?.string == "Moderation blocked: \(subject) flagged as 'violence'.")
            }
            #expect(service.inputs.count == 2 * asked)
            #expect(desk.service.asked.isEmpty && desk.gateway.places.count == 0)
        }
    }

    @Test func `a moderation service that fails closes the door`() async throws {
        try await run(flagging: nil, status: 500) { _, desk in
            let reply = try await desk.post(Self.question)
            #expect(reply.status == 503 && reply.code == "moderation_unavailable")
            #expect(desk.service.asked.isEmpty && desk.gateway.places.count == 0)
        }
    }

    @Test func `what is refused anyway is not shown to it`() async throws {
        try await run(flagging: nil) { service, desk in
            let five = Array(repeating: #""\#(SentPicture.url)""#, count: 5)
            let one = [#""\#(SentPicture.url)""#, #""http://example.com/x.png""#]
            for (text, code) in [
                (SentPicture.question(five), "too_many_pictures"), (SentPicture.question(one), "remote_image_refused"),
                ("{}", "invalid_request"),
            ] {
                let reply = try await desk.post(text)
                #expect(reply.code == code)
            }
            #expect(service.inputs.isEmpty)
        }
    }

    @Test func `a question without a word and without a picture has nothing to be moderated`() async throws {
        try await run(flagging: nil) { service, desk in
            let reply = try await desk.post(#"{"messages":[{"role":"user","content":null}]}"#)
            #expect(reply.status == 200)
            #expect(service.inputs.isEmpty)
        }
    }
}
