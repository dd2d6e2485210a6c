import Testing

@testable import Vignette

@Suite struct FailureWordingTests {
    @Test(arguments: [
        (
            Failure.tooLarge(limit: 20 << 20, actual: (20 << 20) + 1),
            "The picture is 20.1 MB; at most 20 MB are allowed."
        ),
        (.tooLarge(limit: 20_000_000, actual: 24_310_000), "The picture is 24.4 MB; at most 20 MB are allowed."),
        (
            .tooLarge(what: "The form", limit: 64 << 10, actual: 100 << 10),
            "The form is 100 KB; at most 64 KB are allowed."
        ),
        (.tooLarge(limit: 1 << 20), "The picture is larger than 1 MB, the most that is allowed."),
        (
            .tooLarge(.pixels, limit: 40_000_000, actual: 52_399_999),
            "The picture has 52.4 megapixels; at most 40 megapixels are allowed."
        ),
        (
            .tooLarge(what: "The longest side", .side, limit: 16_384, actual: 20_000),
            "The longest side measures 20,000 pixels; at most 16,384 pixels are allowed."
        ),
        (
            .tooLarge(what: "The file name", limit: 255, actual: 300),
            "The file name is 300 bytes; at most 255 bytes are allowed."
        ),
        (.tooManyPictures(limit: 4, actual: 5), "There are 5 pictures; at most 4 fit into one question."),
        (.unsupportedMedia(found: "a Word document"), "This file is a Word document, which cannot be read here."),
        (.decodeFailed(reason: "it ends too early"), "This picture cannot be read: it ends too early."),
        (.misdirected(host: "evil.example"), "This server does not answer for the host 'evil.example'."),
        (.methodNotAllowed("PUT", allowed: ["GET", "HEAD"]), "This address does not answer 'PUT'."),
        (.modelNotFound("gpt-x", available: ["a", "b"]), "The model service has no model 'gpt-x'."),
        (.modelCannotSee("llama3.1", able: ["llava"]), "The model 'llama3.1' cannot see pictures."),
        (.busy("too many questions are waiting"), "This server is busy: too many questions are waiting."),
        (
            .quotaExhausted(limit: "60 questions a minute", retryAfter: 2),
            "You have reached the limit of 60 questions a minute."
        ),
        (
            .upstreamUnreachable(host: "localhost", port: 11_434),
            "The model service at localhost, port 11434, cannot be reached."
        ),
        (.upstreamTimeout(after: 5, reached: .nothing), "The model service could not be reached within 5 seconds."),
        (
            .upstreamTimeout(after: 300, reached: .accepted),
            "The model service took the question, but no first word of an answer came within 300 seconds."
        ),
        (
            .upstreamTimeout(after: 120, reached: .answering),
            "The answer had begun, then nothing more came for 120 seconds."
        ),
        (
            .upstreamTimeout(after: 600, reached: .unfinished),
            "The answer was still not finished after 600 seconds."
        ),
        (.emptyAnswer(reasoningOnly: true), "The model sent only its reasoning and no answer."),
        (.emptyAnswer(reasoningOnly: false), "The model answered without any text."),
    ])
    func `a case is told in one sentence`(failure: Failure, message: String) throws {
        #expect(failure.message == message)
        try expectSentences(failure)
    }

    @Test(arguments: [
        (Failure.unsupportedMedia(readable: ["JPEG", "PNG", "HEIC"]), "Formats that work: JPEG, PNG and HEIC."),
        (.methodNotAllowed("PUT", allowed: ["GET", "HEAD"]), "Methods that work: GET and HEAD."),
        (.modelNotFound("x", available: ["only"]), "Models it has: only."),
        (.modelCannotSee("x", able: ["llava", "pixtral"]), "Models that can: llava and pixtral."),
        (.modelCannotSee("x", able: []), "Choose a model that can see pictures."),
        (.busy("the memory for uploads is full", retryAfter: 1), "Please try again in 1 second."),
    ])
    func `the advice names what works`(failure: Failure, advice: String) {
        #expect(failure.advice == advice)
    }

    @Test func `a long list is cut and counted`() {
        let models = (1...40).map { "m\($0)" }
        #expect(
            Failure.modelNotFound("x", available: models).advice
                == "Models it has: m1, m2, m3, m4, m5, m6, m7, m8, m9 and 31 more.")
    }

    @Test func `in a container localhost is explained`() {
        let failure = Failure.upstreamUnreachable(host: "localhost", port: 11_434, loopbackInContainer: true)
        #expect(failure.advice.contains("http://host.docker.internal:11434/v1"))
        #expect(!Failure.upstreamUnreachable(host: "10.0.0.2", port: 80).advice.contains("container"))
    }

    @Test func `text from outside stays on one line and short`() {
        let host = "a\r\nSet-Cookie: x\u{202E}\u{1B}[2J" + String(repeating: "z", count: 10_000)
        let message = Failure.misdirected(host: host).message
        #expect(message.unicodeScalars.count < 160)
        #expect(message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    }

    @Test func `the request id stands in the advice`() {
        #expect(Failure.internal(requestID: "r-123", detail: "why").advice.contains("request id r-123."))
    }
}
