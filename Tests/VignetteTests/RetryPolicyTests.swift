import Testing
import Vignette

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()

    @Test(
        arguments: [
            (.upstreamUnreachable, [500, 1000, nil]), (.upstreamOverloaded, [500, 1000, nil]),
            (.upstreamTimeout, [500, 1000, nil]), (.rateLimited, [500, 1000, nil]),
            (.moderationUnavailable, [500, 1000, nil]), (.answerInterrupted, [nil]),
            (.upstreamError, [500, nil, nil]), (.upstreamAuth, [nil]), (.upstreamQuota, [nil]),
            (.modelNotFound, [nil]), (.modelCannotSee, [nil]), (.contextOverflow, [nil]), (.emptyAnswer, [nil]),
            (.moderationBlocked, [nil]), (.notConfigured, [nil]), (.internal, [nil]), (.decodeFailed, [nil]),
        ] as [(Failure.Code, [Int?])])
    func `what can pass is asked again, twice at most`(code: Failure.Code, pauses: [Int?]) {
        for (place, expected) in pauses.enumerated() {
            let pause = policy.pause(after: Failure(code), attempt: place + 1, hasReceived: false, random: 0)
            #expect(pause == expected.map { .milliseconds($0) })
        }
    }

    @Test(
        arguments: [
            .upstreamRefused("It takes no temperature.", advice: "Leave it out."),
            .upstreamInsecure(host: "h", port: 443), .upstreamPictureRefused(), .upstreamError(canPass: false),
        ] as [Failure])
    func `what cannot pass is not asked again, whatever its code`(failure: Failure) {
        #expect(Failure(failure.code).canRetry, "others of this code are")
        #expect(policy.pause(after: failure, attempt: 1, hasReceived: false, random: 0) == nil)
    }

    @Test(arguments: Failure.Code.allCases)
    func `nothing is asked again once an answer has begun`(code: Failure.Code) {
        #expect(policy.pause(after: Failure(code), attempt: 1, hasReceived: true, random: 0) == nil)
    }

    @Test(arguments: [(0, 0), (1, 1), (20, 20), (120, 120), (121, nil), (.max, nil), (-5, 0)] as [(Int, Int?)])
    func `a service's own time is obeyed up to two minutes`(asked: Int, expected: Int?) {
        let failure = Failure(.upstreamOverloaded, retryAfter: asked)
        for random in [0, 0.99] {
            #expect(
                policy.pause(after: failure, attempt: 1, hasReceived: false, random: random)
                    == expected.map { .seconds($0) })
        }
    }

    @Test func `pauses double up to the longest`() {
        let patient = RetryPolicy(limit: 100)
        let pauses = (1...7).map { attempt in
            patient.pause(
                after: Failure(.upstreamUnreachable), attempt: attempt, hasReceived: false, random: 0)
        }
        #expect(pauses == [0.5, 1, 2, 4, 8, 8, 8].map { .seconds($0) })
        #expect(
            patient.pause(after: Failure(.upstreamUnreachable), attempt: 90, hasReceived: false, random: 0)
                == .seconds(8))
    }

    @Test(arguments: [(0, 4000), (0.5, 3500), (1, 3000), (-1, 4000), (7, 3000)] as [(Double, Int)])
    func `chance takes up to a quarter off`(random: Double, milliseconds: Int) {
        let policy = RetryPolicy(limit: 9)
        let pause = policy.pause(
            after: Failure(.upstreamTimeout), attempt: 4, hasReceived: false, random: random)
        #expect(pause == .milliseconds(milliseconds))
    }
}
