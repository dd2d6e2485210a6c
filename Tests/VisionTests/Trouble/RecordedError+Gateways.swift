import Vignette

@testable import Vision

/// LiteLLM, OpenRouter and others that hand questions on.
extension RecordedError {
    static let gateways = litellm + openRouter + other

    private static let group = ". Received Model Group=m\nAvailable Model Group Fallbacks=None"

    private static let litellm: [RecordedError] = [
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, "invalid_request_error",
                "/chat/completions: Invalid model name passed in model=nope. Call `/v1/models` to view available "
                    + "models for your key."),
            .modelUnknown, .modelNotFound),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, "invalid_request_error",
                "/chat/completions: Invalid model name passed in model=None. Call `/v1/models` to view available "
                    + "models for your key."),
            .modelMissing, .notConfigured),
        .init(
            "LiteLLM", 500,
            Envelope.litellm(
                500, "internal_server_error",
                "litellm.InternalServerError: InternalServerError: OpenAIException - image input is not supported - "
                    + "hint: if this is unexpected, you may need to provide the mmproj" + group),
            .modelCannotSee, .modelCannotSee),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, "invalid_request_error",
                "litellm.BadRequestError: OpenAIException - At most 2 image(s) may be provided in one prompt." + group),
            .tooManyPictures(limit: 2), .tooManyPictures),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, "invalid_request_error",
                "litellm.BadRequestError: OpenAIException - Failed to load image or audio file" + group),
            .pictureRefused, .upstreamError),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, "invalid_request_error",
                "litellm.ContextWindowExceededError: litellm.BadRequestError: this is a mock context window exceeded "
                    + "error\nmodel=mock-context. context_window_fallbacks=None. fallbacks=None." + group),
            .contextOverflow, .contextOverflow),
        .init(
            "LiteLLM", 401,
            Envelope.litellm(
                401, "auth_error", "Authentication Error, Invalid proxy server token passed.",
                param: "key"),
            .keyRefused, .upstreamAuth),
        .init(
            "LiteLLM without a database", 400, Envelope.litellm(400, "no_db_connection", "No connected db."),
            .keyRefused, .upstreamAuth),
        .init(
            "LiteLLM without a database, no key", 500,
            Envelope.litellm(500, "internal_server_error", "Authentication Error, No api key passed in."),
            .keyRefused, .upstreamAuth),
        .init(
            "LiteLLM", 403,
            Envelope.litellm(
                403, "key_model_access_denied",
                "key not allowed to access model. This key can only access models=['a']. Tried to access x"),
            .modelUnknown, .modelNotFound),
        .init(
            "LiteLLM", 429,
            Envelope.litellm(
                429, "throttling_error",
                "litellm.RateLimitError: this is a mock rate limit error" + group),
            .rateLimited(retryAfter: nil), .rateLimited),
        .init(
            "LiteLLM", 429, Envelope.litellm(429, "throttling_error", "litellm.RateLimitError: slow down" + group),
            .rateLimited(retryAfter: .seconds(7)), .rateLimited, fields: [.init("llm_provider-retry-after", "7")]),
        .init(
            "LiteLLM", 429,
            Envelope.litellm(
                429, "throttling_error",
                "litellm.RateLimitError: RateLimitError: OpenAIException - You exceeded your current quota, please "
                    + "check your plan and billing details." + group),
            .quotaUsedUp, .upstreamQuota),
        .init(
            "LiteLLM", 429,
            Envelope.litellm(
                429, "None",
                "No deployments available for selected model, Try again in 60 seconds. "
                    + "Passed model=m. pre-call-checks=False, cooldown_list=['c9d4']"),
            .overloaded(retryAfter: .seconds(60)), .upstreamOverloaded),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(400, "budget_exceeded", "Budget has been exceeded! Current cost: 1.2, Max budget: 1.0"),
            .quotaUsedUp, .upstreamQuota),
        .init(
            "LiteLLM", 408,
            Envelope.litellm(
                408, nil,
                "litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out." + group),
            .timedOut, .upstreamTimeout),
        .init(
            "LiteLLM", 500,
            Envelope.litellm(
                500, "internal_server_error",
                "litellm.InternalServerError: InternalServerError: OpenAIException - Connection error." + group),
            .unreachableBehind, .upstreamUnreachable),
        .init(
            "LiteLLM", 500,
            Envelope.litellm(
                500, "internal_server_error",
                "litellm.InternalServerError: this is a mock internal server error" + group),
            .other, .upstreamError),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, "invalid_request_error",
                "Invalid JSON payload: unexpected end of data: line 1 column 10 (char 9)", param: "request_body"),
            .other, .upstreamError),
        .init("LiteLLM", 404, #"{"detail":"Not Found"}"#, .wrongAddress, .notConfigured),
        .init(
            "LiteLLM", 400,
            #"{"error":{"message":"litellm.BadRequestError: litellm.ContentPolicyViolationError: AzureException","#
                + #""type":null,"param":null,"code":"400","provider_specific_fields":{"innererror":{"code":"#
                + #""ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":false},"#
                + #""violence":{"filtered":true,"severity":"medium"}}}}}}"#,
            .moderated(category: "violence"), .moderationBlocked),
        .init(
            "LiteLLM, upstream killed in a stream", 200,
            #"data: {"error": {"message": "", "type": null, "param": null, "code": "500"}}"# + "\n\n",
            .other, .upstreamError),
        .init(
            "LiteLLM in a stream", 200,
            #"data: {"error": {"message": "litellm.MidStreamFallbackError", "type": null, "code": "503"}}"# + "\n\n",
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, nil,
                "litellm.UnsupportedParamsError: openai does not support parameters: "
                    + "['temperature'], for model=m."),
            .temperatureRefused, .upstreamError),
    ]

    private static let openRouter: [RecordedError] = [
        .init(
            "OpenRouter", 404, Envelope.openRouter(404, "No endpoints found that support image input"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "OpenRouter", 404, Envelope.openRouter(404, "No endpoints found for x/y."), .modelUnknown, .modelNotFound),
        .init(
            "OpenRouter", 400, Envelope.openRouter(400, "x/y is not a valid model ID"), .modelUnknown, .modelNotFound),
        .init("OpenRouter", 401, Envelope.openRouter(401, "No auth credentials found"), .keyRefused, .upstreamAuth),
        .init(
            "OpenRouter", 402,
            Envelope.openRouter(
                402,
                "This request requires more credits, or fewer max_tokens. You requested up to "
                    + "65536 tokens, but can only afford 12."),
            .quotaUsedUp, .upstreamQuota),
        .init(
            "OpenRouter", 403,
            Envelope.openRouter(
                403, "Input was flagged",
                metadata: #"{"reasons":["violence"],"flagged_input":"a secret question","provider_name":"OpenAI"}"#),
            .moderated(category: "violence"), .moderationBlocked),
        .init(
            "OpenRouter", 403,
            Envelope.openRouter(
                403,
                #"openai/gpt requires moderation on OpenAI. Your input was flagged for "self-harm/intent"."#),
            .moderated(category: "self-harm/intent"), .moderationBlocked),
        .init("OpenRouter", 408, Envelope.openRouter(408, "Request timed out"), .timedOut, .upstreamTimeout),
        .init(
            "OpenRouter", 429,
            Envelope.openRouter(
                429, "Provider returned error",
                metadata: #"{"raw":"x/y:free is temporarily rate-limited upstream.","provider_name":"Z"}"#),
            .rateLimited(retryAfter: nil), .rateLimited),
        .init(
            "OpenRouter", 502, Envelope.openRouter(502, "Provider returned error"),
            .unreachableBehind, .upstreamUnreachable),
        .init(
            "OpenRouter", 503, Envelope.openRouter(503, "No instances available"),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "OpenRouter in a 200", 200, Envelope.openRouter(429, "Provider returned error"),
            .rateLimited(retryAfter: nil), .rateLimited),
        .init(
            "OpenRouter in a stream", 200,
            ": OPENROUTER PROCESSING\n\ndata: " + Envelope.openRouter(502, "Upstream error") + "\n\n",
            .unreachableBehind, .upstreamUnreachable),
    ]

    private static let other: [RecordedError] = [
        .init(
            "abliteration", 400,
            Envelope.openAI(
                "invalid_request_error", "moderation_blocked",
                "Moderation blocked: image flagged as 'violence'."),
            .moderated(category: "violence"), .moderationBlocked),
        .init(
            "abliteration", 429, Envelope.openAI("rate_limit_error", "rate_limit_exceeded", "Too many requests"),
            .rateLimited(retryAfter: .seconds(78)), .rateLimited,
            fields: [
                .init("x-ratelimit-remaining-requests", "0"),
                .init("x-ratelimit-reset-requests", "2026-11-21T14:50:00Z"),
            ]),
        .init(
            "GitHub Copilot", 400,
            Envelope.openAI(nil, "invalid_request_body", #"model "m" not supported for vision"#),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Kong", 404, #"{"message":"no Route matched with those values","request_id":"2ba0"}"#,
            .wrongAddress, .notConfigured),
        .init(
            "FastAPI", 422,
            #"{"detail":[{"type":"missing","loc":["body","model"],"msg":"Field required","input":{}}]}"#,
            .modelMissing, .notConfigured),
    ]
}
