import Bytes
import Testing
import Vignette

@testable import Vision

@Suite struct TroubleFailureTests {
    @Test func `the wait is told in whole seconds, rounded up`() {
        let error = UpstreamError(status: 429, message: "", retryAfter: .milliseconds(19_200))
        let failure = Trouble.failure(error, in: .sample)
        #expect(failure.retryAfter == 20)
        #expect(failure.message == "The model service is busy: usage limit reached. Try again in 20 seconds.")
        let later = Trouble.failure(UpstreamError(status: 429, message: ""), in: .sample)
        #expect(later.message == "The model service is busy: usage limit reached. Try again later.")
        let loading = UpstreamError(status: 503, message: "", retryAfter: .seconds(3))
        #expect(Trouble.failure(loading, in: .sample).advice == "Please wait 3 seconds, then try again.")
    }

    @Test func `too many pictures shows the way out`() {
        var context = TroubleContext.sample
        context.pictures = 3
        let one = Trouble.failure(UpstreamError(status: 400, message: "At most 1 image(s)"), in: context)
        #expect(one.message == "There are 3 pictures; this model takes at most 1 picture at once.")
        #expect(one.advice == "Send them one by one." && one.status == 400)
        let some = Trouble.failure(UpstreamError(status: 400, message: "too many images"), in: context)
        #expect(some.message == "There are 3 pictures; this model takes fewer at once.")
    }

    @Test func `of one picture there are never too many`() {
        var context = TroubleContext.sample
        context.pictures = 1
        for message in ["too many images", "At most 5 image(s)"] {
            let failure = Trouble.failure(UpstreamError(status: 400, message: message), in: context)
            #expect(failure.code == .upstreamError && !failure.canRetry)
        }
        #expect(Trouble.failure(UpstreamError(status: 400, message: "At most 0 images"), in: context).status == 422)
    }

    @Test func `an answer that cannot be as long says which field to change`() {
        let error = UpstreamError(status: 400, message: "max_tokens is too large: 9")
        let failure = Trouble.failure(error, in: .sample)
        #expect(failure.code == .invalidRequest && failure.field == "max_tokens" && !failure.canRetry)
        #expect(failure.message == "This model cannot write an answer as long as was asked for.")
        #expect(failure.advice == "Ask for a shorter one with max_tokens, or choose another model.")
    }

    @Test func `a model that its service cannot hold is not asked again`() {
        let error = UpstreamError(status: 500, message: "model requires more system memory than is available")
        let failure = Trouble.failure(error, in: .sample)
        #expect(failure.code == .notConfigured && !failure.canRetry && failure.field == "model")
    }

    @Test func `a model without sight is named with those that can see`() {
        let error = UpstreamError(status: 500, message: "image input is not supported")
        let failure = Trouble.failure(error, in: .sample)
        #expect(failure.message == "The model 'text-only' cannot see pictures.")
        #expect(failure.advice == "Models that can: llava and pixtral.")
        var context = TroubleContext.sample
        context.model = nil
        #expect(Trouble.failure(error, in: context).message == "This model cannot see pictures.")
    }

    @Test func `a missing key is told apart from a refused one`() {
        let error = UpstreamError(status: 401, message: "")
        var context = TroubleContext.sample
        #expect(Trouble.failure(error, in: context).message.contains("refused the key"))
        context.hasKey = false
        #expect(Trouble.failure(error, in: context).message.contains("asks for a key"))
    }

    @Test func `what was flagged is told as far as it is known`() {
        let image = UpstreamError(status: 400, message: "Moderation blocked: image flagged as 'violence'.")
        #expect(Trouble.failure(image, in: .sample).message == "Moderation blocked: image flagged as 'violence'.")
        let some = UpstreamError(status: 403, message: "", category: "hate")
        #expect(Trouble.failure(some, in: .sample).message == "Moderation blocked: picture or text flagged as 'hate'.")
    }

    @Test func `only what can pass may be tried again`() {
        for (status, canRetry) in [(400, false), (422, false), (500, true), (200, true), (503, true), (413, false)] {
            #expect(Trouble.failure(UpstreamError(status: status, message: "?"), in: .sample).canRetry == canRetry)
        }
    }

    @Test(
        arguments: [
            (.unreachable, .upstreamUnreachable), (.unknownHost, .upstreamUnreachable),
            (.insecure, .upstreamUnreachable),
            (.proxy, .upstreamUnreachable), (.cut, .answerInterrupted), (.malformed, .upstreamError),
            (.unusable, .internal), (.timeout(.seconds(5), .connecting), .upstreamTimeout),
            (.timeout(.milliseconds(10), .whole), .upstreamTimeout),
        ] as [(TransferError.Kind, Failure.Code)])
    func `a broken exchange has its failure`(kind: TransferError.Kind, code: Failure.Code) {
        let error = TransferError(kind: kind, hasReceived: true, detail: "curl says so")
        let failure = Failure(error, in: .sample)
        #expect(failure.code == code)
        #expect(!failure.message.contains("curl") && !failure.advice.contains("curl"))
        #expect(failure.detail == "http://models.lan:8000/v1: curl says so")
        #expect(failure.message.hasSuffix(".") && failure.advice.hasSuffix("."))
    }

    @Test func `timeouts say how long and what was reached`() {
        let sentences: [(TransferError.Stage, String)] = [
            (.connecting, "The model service could not be reached within 2 seconds."),
            (.waiting, "The model service took the question, but no first word of an answer came within 2 seconds."),
            (.receiving, "The answer had begun, then nothing more came for 2 seconds."),
            (.whole, "The answer was still not finished after 2 seconds."),
        ]
        for (stage, sentence) in sentences {
            let error = TransferError(kind: .timeout(.milliseconds(1_200), stage), hasReceived: false, detail: "")
            #expect(Failure(error, in: .sample).message == sentence)
            #expect(Failure(error, in: .sample).canRetry == (stage == .connecting))
        }
    }

    @Test func `a connection closed before any answer is not an interrupted answer`() {
        let error = TransferError(kind: .cut, hasReceived: false, detail: "")
        #expect(Failure(error, in: .sample).code == .upstreamUnreachable)
    }

    @Test func `in a container localhost and the host's name are explained`() throws {
        let refused = TransferError(kind: .unreachable, hasReceived: false, detail: "")
        var context = TroubleContext(baseURL: try #require(BaseURL("http://127.0.0.1:11434")))
        #expect(!Failure(refused, in: context).advice.contains("container"))
        context.isContained = true
        #expect(Failure(refused, in: context).advice.contains("http://host.docker.internal:11434/v1"))
        context.baseURL = try #require(BaseURL("http://host.docker.internal:11434"))
        let unknown = TransferError(kind: .unknownHost, hasReceived: false, detail: "")
        #expect(Failure(unknown, in: context).advice.contains("--add-host=host.docker.internal:host-gateway"))
    }

    @Test func `no secret of an endpoint reaches a failure`() throws {
        var settings = EndpointSettings(
            baseURL: try #require(BaseURL("http://me:canary%2Dpass@a.lan/v1")), key: Secret("canary-key"))
        settings.headers = [.init(name: "X-Key", value: Secret("Token canary-header"))]
        let context = TroubleContext(settings, secrets: [Secret("canary-moderation")])
        let said = "canary-key canary-header me:canary-pass canary-pass canary-moderation Y2FuYXJ5LWtleQ=="
        let failure = Trouble.failure(UpstreamError(status: 500, message: said, code: "canary-key"), in: context)
        let detail = try #require(failure.detail)
        #expect(!detail.contains("canary") && !detail.contains("Y2FuYX"), "\(detail)")
        #expect(detail.hasPrefix("http://a.lan/v1: status 500, code ***: *** *** *** *** ***"))
    }
}
