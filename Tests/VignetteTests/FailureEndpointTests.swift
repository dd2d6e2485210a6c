import Testing

@testable import Vignette

@Suite struct FailureEndpointTests {
    @Test(arguments: [
        (
            Failure.modelNotChosen(available: ["a", "b"]),
            "The model service wants to be told which model to ask, and none is chosen."
        ),
        (.noModelLoaded(), "The model service has no model loaded."),
        (
            .wrongAddress(),
            "This server is not fully set up: at the address of its model service no model service answers."
        ),
        (.upstreamAuth(hasKey: true), "The model service refused the key of this server."),
        (.upstreamAuth(hasKey: false), "The model service asks for a key, and this server has none."),
        (
            .upstreamOverloaded(retryAfter: 3),
            "The model service is overloaded or still loading the model."
        ),
        (.upstreamGaveUp(), "The model service gave up waiting for its model."),
        (.upstreamTooLarge(count: 1), "The model service refused the picture as too large."),
        (.upstreamTooLarge(count: 2), "The model service refused the pictures as too large."),
        (
            .upstreamTooManyPictures(limit: 1, count: 3),
            "There are 3 pictures; this model takes at most 1 picture at once."
        ),
        (.upstreamTooManyPictures(limit: nil, count: 3), "There are 3 pictures; this model takes fewer at once."),
        (
            .upstreamTooManyPictures(limit: 0, count: 1),
            "There is 1 picture; this model takes at most 0 pictures at once."
        ),
        (.upstreamAnswerTooLong(), "This model cannot write an answer as long as was asked for."),
        (.upstreamModelTooLarge(), "This model needs more memory than the model service has free."),
        (.upstreamPictureRefused(), "The model service could not read the picture."),
        (.upstreamError(canPass: true), "The model service answered with an error."),
        (.upstreamError(canPass: false), "The model service refused this question."),
        (
            .upstreamUnknownHost("a.lan", isContained: false),
            "The model service cannot be reached: no host is known by the name 'a.lan'."
        ),
        (
            .upstreamInsecure(host: "a.lan", port: 443),
            "No secure connection to the model service at a.lan, port 443, could be made."
        ),
        (
            .upstreamBehindProxy(host: "a.lan"),
            "The proxy on the way to the model service at a.lan does not let this server through."
        ),
        (
            .upstreamUnreachableBehind(host: "a.lan", port: 80),
            "The model service at a.lan, port 80, cannot reach what runs its model."
        ),
        (.upstreamUnreadable(), "What the model service sent cannot be read."),
        (.upstreamHungUp(), "The model service closed the connection without an answer."),
    ])
    func `what an endpoint does is told in one sentence`(failure: Failure, message: String) throws {
        #expect(failure.message == message)
        try expectSentences(failure)
    }

    @Test func `the advice names what works`() {
        #expect(Failure.modelNotChosen(available: ["a", "b"]).advice == "Choose one of its models: a or b.")
        #expect(Failure.modelNotChosen(available: []).advice.contains("OPENAI_MODEL"))
        #expect(Failure.wrongAddress().advice.contains("OPENAI_BASE_URL"))
        #expect(Failure.wrongAddress().advice.contains("vignette doctor"))
        #expect(Failure.upstreamAuth(hasKey: false).advice.contains("OPENAI_API_KEY"))
        #expect(Failure.upstreamTooManyPictures(limit: 1, count: 2).advice == "Send them one by one.")
        #expect(Failure.upstreamOverloaded(retryAfter: 3).advice == "Please wait 3 seconds, then try again.")
        let contained = Failure.upstreamUnknownHost("host.docker.internal", isContained: true)
        #expect(contained.advice.contains("--add-host"))
    }

    @Test func `what cannot pass is not tried again, and the wait is handed on`() {
        #expect(!Failure.upstreamPictureRefused().canRetry)
        #expect(!Failure.upstreamError(canPass: false).canRetry)
        #expect(Failure.upstreamError(canPass: true).canRetry)
        #expect(!Failure.upstreamInsecure(host: "a", port: 1).canRetry)
        #expect(!Failure.upstreamBehindProxy(host: "a").canRetry)
        #expect(!Failure.upstreamModelTooLarge().canRetry && !Failure.upstreamAnswerTooLong().canRetry)
        #expect(Failure.upstreamHungUp().canRetry && Failure.upstreamHungUp().code == .upstreamUnreachable)
        for (reached, canRetry) in [
            (Failure.Reached.nothing, true), (.accepted, false), (.answering, false), (.unfinished, false),
        ] {
            #expect(Failure.upstreamTimeout(after: 5, reached: reached).canRetry == canRetry)
        }
        #expect(Failure.upstreamGaveUp().canRetry)
        #expect(Failure.upstreamOverloaded(retryAfter: 3).retryAfter == 3)
        #expect(Failure.upstreamOverloaded(retryAfter: 0).retryAfter == nil)
        #expect(Failure.upstreamTooLarge(count: 1).status == 413)
        #expect(Failure.wrongAddress().status == 503)
    }
}
