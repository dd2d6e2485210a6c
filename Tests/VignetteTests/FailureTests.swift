import Testing

@testable import Vignette

@Suite struct FailureTests {
    static let statuses: [String: Int?] = [
        "no_picture": 400, "unsupported_media": 415, "decode_failed": 422, "too_large": 413, "too_many_pictures": 400,
        "remote_image_refused": 400, "detail_refused": 400, "invalid_request": 400, "unauthorized": 401,
        "forbidden": 403, "cross_origin": 403, "not_found": 404, "gone": 410, "method_not_allowed": 405,
        "request_timeout": 408, "uri_too_long": 414, "headers_too_large": 431, "misdirected": 421,
        "idempotency_mismatch": 422, "idempotency_in_flight": 409, "model_not_found": 404, "model_cannot_see": 422,
        "context_overflow": 422, "moderation_blocked": 400, "moderation_unavailable": 503, "rate_limited": 429,
        "upstream_quota": 502, "quota_exhausted": 429, "not_configured": 503, "busy": 503, "storage_full": 507,
        "upstream_auth": 502, "upstream_unreachable": 502, "upstream_overloaded": 503, "upstream_timeout": 504,
        "empty_answer": 502, "upstream_error": 502, "answer_interrupted": 502, "stopped": nil, "internal": 500,
    ]

    /// The codes that are worth sending again as they are.
    static let passing: Set<Failure.Code> = [
        .requestTimeout, .idempotencyInFlight, .moderationUnavailable, .rateLimited, .quotaExhausted, .busy,
        .storageFull, .upstreamUnreachable, .upstreamOverloaded, .upstreamTimeout, .emptyAnswer, .upstreamError,
        .answerInterrupted, .stopped, .internal,
    ]

    @Test func `the codes are those of the contract`() {
        #expect(Set(Failure.Code.allCases.map(\.rawValue)) == Set(Self.statuses.keys))
    }

    @Test(arguments: Failure.Code.allCases)
    func `a code has its status, sentences and a title`(code: Failure.Code) throws {
        let failure = Failure(code, detail: "canary")
        let status = try #require(Self.statuses[code.rawValue])
        #expect(failure.status == status)
        #expect(failure.canRetry == Self.passing.contains(code))
        #expect(!failure.title.isEmpty && failure.title.last != ".")
        try expectSentences(failure)
        #expect(!failure.message.contains("canary") && !failure.advice.contains("canary"))
        #expect(!"\(failure)".contains("canary") && !String(reflecting: failure).contains("canary"))
        #expect(failure.detail == "canary")
    }

    @Test(arguments: [
        (Failure(.noPicture), "Please upload an image to get started."),
        (Failure(.remoteImageRefused), "Images must be sent inline as data URIs; HTTP URLs are not supported."),
        (Failure(.detailRefused), "The detail option is not supported."),
        (.moderationBlocked(category: "violence"), "Moderation blocked: image flagged as 'violence'."),
        (.moderationBlocked("text", category: "hate"), "Moderation blocked: text flagged as 'hate'."),
        (
            .rateLimited(retryAfter: 20),
            "The model service is busy: usage limit reached. Try again in 20 seconds."
        ),
        (.rateLimited(retryAfter: 1), "The model service is busy: usage limit reached. Try again in 1 second."),
        (.rateLimited(retryAfter: nil), "The model service is busy: usage limit reached. Try again later."),
        (.rateLimited(retryAfter: 0), "The model service is busy: usage limit reached. Try again later."),
        (Failure(.rateLimited), "The model service is busy: usage limit reached. Try again later."),
    ])
    func `messages of the contract stand word for word`(failure: Failure, message: String) {
        #expect(failure.message == message)
    }

    @Test func `what the owner must mend says whom to ask`() {
        for code in [Failure.Code.upstreamAuth, .upstreamQuota, .storageFull] {
            #expect(Failure(code).advice.contains("ask whoever runs this server"))
        }
    }

    @Test func `only a manifest turns an invalid request into 422`() {
        #expect(Failure.invalidRequest(field: "fit", "must be a number").status == 400)
        let failure = Failure.invalidManifest(field: "step.prompt", "is missing")
        #expect(failure.status == 422)
        #expect(failure.code == .invalidRequest)
        #expect(failure.field == "step.prompt")
        #expect(failure.message == "The field 'step.prompt' is missing.")
    }

    @Test func `an unknown error becomes internal and tells nobody why`() {
        struct Leak: Error { let secret = "sk-canary" }
        let failure = Failure(wrapping: Leak())
        #expect(failure.code == .internal && failure.status == 500)
        #expect(!failure.message.contains("canary") && !failure.advice.contains("canary"))
        #expect(failure.detail?.contains("sk-canary") == true)
    }

    @Test func `a failure wrapped stays itself`() {
        let failure = Failure.rateLimited(retryAfter: 7, detail: "raw")
        #expect(Failure(wrapping: failure) == failure)
    }

    @Test func `the times to wait come from the table or the case`() {
        #expect(Failure(.idempotencyInFlight).retryAfter == 1)
        #expect(Failure(.busy).retryAfter == 5)
        #expect(Failure.busy("too many questions are waiting", retryAfter: 9).retryAfter == 9)
        #expect(Failure.busy("too many questions are waiting").retryAfter == 5)
        #expect(Failure.rateLimited(retryAfter: 20).retryAfter == 20)
        #expect(Failure(.notFound).retryAfter == nil)
    }

    @Test func `a daily quota is not to be tried again`() {
        #expect(Failure.quotaExhausted(limit: "60 questions a minute", retryAfter: 3).canRetry)
        let daily = Failure.quotaExhausted(limit: "50 questions a day", retryAfter: 3_600, daily: true)
        #expect(!daily.canRetry && daily.status == 429 && daily.retryAfter == 3_600)
    }
}

/// Both sentences are there, end with a full stop and hold nothing that was to be filled in.
func expectSentences(_ failure: Failure, location: SourceLocation = #_sourceLocation) throws {
    for sentence in [failure.message, failure.advice] {
        #expect(sentence.count > 10 && sentence.last == ".", sourceLocation: location)
        for trace in ["%", "{", "}", "\\(", "nil", "Optional", "TODO", "  ", "\n", ".."] {
            #expect(!sentence.contains(trace), "\(sentence)", sourceLocation: location)
        }
    }
}
