import Vignette

@testable import Vision

/// OpenAI and the clouds that speak its protocol.
extension RecordedError {
    static let clouds = openAI + azure + google + rest

    private static let openAI: [RecordedError] = [
        .init(
            "OpenAI", 404,
            Envelope.openAI(
                "invalid_request_error", "model_not_found",
                "The model `gpt-x` does not exist or you do not have access to it."),
            .modelUnknown, .modelNotFound),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", nil, "you must provide a model parameter"),
            .modelMissing, .notConfigured),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", nil,
                "Invalid content type. image_url is only supported by certain models.",
                param: "messages.[0].content.[1].type"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_image_format",
                "You uploaded an unsupported image. Please make sure your image is valid."),
            .pictureRefused, .upstreamError),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "invalid_base64_image", "Invalid base64."),
            .pictureRefused, .upstreamError),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "image_parse_error", "Parsing failed."),
            .pictureRefused, .upstreamError),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "empty_image_file", "It is empty."),
            .pictureRefused, .upstreamError),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "unsupported_image_media_type", "No."),
            .pictureRefused, .upstreamError),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "image_too_large", "Too many pixels."),
            .bodyTooLarge, .tooLarge),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "image_file_too_large", "Over 20 MB."),
            .bodyTooLarge, .tooLarge),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_type",
                "Invalid type for 'messages[0].content[1].image_url': expected an object, but got a string instead.",
                param: "messages[0].content[1].image_url"),
            .other, .upstreamError),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "context_length_exceeded",
                "This model's maximum context length is 128000 tokens. However, your messages resulted in 130000.",
                param: "messages"),
            .contextOverflow, .contextOverflow),
        .init(
            "OpenAI", 401,
            Envelope.openAI(
                "invalid_request_error", "invalid_api_key",
                "Incorrect API key provided: sk-abcde***wxyz. You can find your API key at their site."),
            .keyRefused, .upstreamAuth),
        .init(
            "OpenAI", 429,
            Envelope.openAI(
                "requests", "rate_limit_exceeded",
                "Rate limit reached for gpt in organization org-1 on requests per min (RPM): Limit 3, Used 3, "
                    + "Requested 1. Please try again in 20s. Visit their site to learn more."),
            .rateLimited(retryAfter: .seconds(20)), .rateLimited),
        .init(
            "OpenAI", 429, Envelope.openAI("tokens", "rate_limit_exceeded", "Rate limit reached for gpt."),
            .rateLimited(retryAfter: .milliseconds(1_500)), .rateLimited,
            fields: [.init("retry-after", "2"), .init("retry-after-ms", "1500")]),
        .init(
            "OpenAI", 429, Envelope.openAI("tokens", "rate_limit_exceeded", "Rate limit reached."),
            .rateLimited(retryAfter: .seconds(360)), .rateLimited,
            fields: [
                .init("x-ratelimit-remaining-requests", "59"), .init("x-ratelimit-reset-requests", "1s"),
                .init("x-ratelimit-remaining-tokens", "0"), .init("x-ratelimit-reset-tokens", "6m0s"),
            ]),
        .init(
            "OpenAI", 429,
            Envelope.openAI(
                "tokens", "rate_limit_exceeded",
                "Request too large for gpt in organization org-1 on tokens per min (TPM): Limit 30000, Requested "
                    + "50000. The input or output tokens must be reduced in order to run successfully."),
            .contextOverflow, .contextOverflow),
        .init(
            "OpenAI", 429,
            Envelope.openAI(
                "insufficient_quota", "insufficient_quota",
                "You exceeded your current quota, please check your plan and billing details."),
            .quotaUsedUp, .upstreamQuota, fields: [.init("retry-after", "5")]),
        .init(
            "OpenAI", 429,
            Envelope.openAI("server_error", nil, "The engine is currently overloaded, please try again later"),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "OpenAI", 503,
            Envelope.openAI("server_error", nil, "That model is currently overloaded with other requests."),
            .overloaded(retryAfter: .seconds(3)), .upstreamOverloaded, fields: [.init("retry-after", "3")]),
        .init("OpenAI", 500, Envelope.openAI("server_error", nil, "The server had an error."), .other, .upstreamError),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", nil, "We could not parse the JSON body."),
            .other, .upstreamError),
        .init(
            "OpenAI", 404,
            Envelope.openAI("invalid_request_error", nil, "Invalid URL (POST /v1/v1/chat/completions)"),
            .wrongAddress, .notConfigured),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_prompt",
                "Invalid prompt: your prompt was flagged as potentially violating our usage policy."),
            .moderated(category: nil), .moderationBlocked),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "image_generation_user_error", "moderation_blocked",
                "Your request was rejected as a result of our safety system."),
            .moderated(category: nil), .moderationBlocked),
        .init(
            "OpenAI", 400, Envelope.openAI("invalid_request_error", "content_policy_violation", "Rejected."),
            .moderated(category: nil), .moderationBlocked),
    ]

    private static let azure: [RecordedError] = [
        .init(
            "Azure", 400,
            #"{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content "#
                + #"management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"#
                + #""innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":"#
                + #"true,"severity":"high"},"violence":{"filtered":false,"severity":"safe"}}}}}"#,
            .moderated(category: "hate"), .moderationBlocked),
        .init(
            "Azure", 404,
            #"{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}"#,
            .modelUnknown, .modelNotFound),
        .init("Azure", 404, #"{"error":{"code":"404","message":"Resource not found"}}"#, .wrongAddress, .notConfigured),
        .init(
            "Azure", 429,
            #"{"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation have exceeded token "#
                + #"rate limit of your current pricing tier. Please retry after 2 seconds."}}"#,
            .rateLimited(retryAfter: .seconds(2)), .rateLimited,
            fields: [.init("x-ratelimit-remaining-tokens", "-1"), .init("x-ratelimit-reset-tokens", "0")]),
        .init(
            "Azure", 401,
            #"{"statusCode":401,"message":"Access denied due to invalid subscription key or wrong API endpoint."}"#,
            .keyRefused, .upstreamAuth),
    ]

    private static let google: [RecordedError] = [
        .init(
            "Gemini", 429,
            Envelope.gemini(
                429, "RESOURCE_EXHAUSTED",
                "You exceeded your current quota, please check your plan and billing details.\n* Quota exceeded for "
                    + "metric: free_tier_requests, limit: 10\nPlease retry in 34.074824224s."),
            .rateLimited(retryAfter: .milliseconds(34_075)), .rateLimited),
        .init(
            "Gemini", 429, Envelope.gemini(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. quota)."),
            .rateLimited(retryAfter: nil), .rateLimited),
        .init(
            "Gemini", 400,
            Envelope.gemini(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
            .keyRefused, .upstreamAuth),
        .init(
            "Gemini", 400,
            Envelope.gemini(400, "INVALID_ARGUMENT", "Image input modality is not enabled for models/gemma-3-1b-it"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Gemini", 400,
            Envelope.gemini(400, "INVALID_ARGUMENT", "Developer instruction is not enabled for models/gemma-3-27b-it"),
            .systemPromptRefused, .upstreamError),
        .init(
            "Gemini", 404,
            Envelope.gemini(404, "NOT_FOUND", "models/x is not found for API version v1main, or is not supported"),
            .modelUnknown, .modelNotFound),
        .init(
            "Gemini", 503, Envelope.gemini(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "Gemini", 400,
            Envelope.gemini(
                400, "INVALID_ARGUMENT",
                "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."),
            .contextOverflow, .contextOverflow),
        .init(
            "Gemini", 400,
            Envelope.gemini(400, "INVALID_ARGUMENT", "Request payload size exceeds the limit: 20971520 bytes."),
            .bodyTooLarge, .tooLarge),
        .init(
            "Gemini", 400, Envelope.gemini(400, "INVALID_ARGUMENT", "Unable to process input image."),
            .pictureRefused, .upstreamError),
    ]

    private static let rest: [RecordedError] = [
        .init(
            "Anthropic", 400,
            Envelope.anthropic(
                "invalid_request_error",
                "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing."),
            .quotaUsedUp, .upstreamQuota),
        .init(
            "Anthropic", 529, Envelope.anthropic("overloaded_error", "Overloaded"),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "Anthropic", 400,
            Envelope.anthropic("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
            .contextOverflow, .contextOverflow),
        .init(
            "Anthropic", 400,
            Envelope.anthropic(
                "invalid_request_error",
                "messages.0.content.1.image.source.base64: image exceeds 5 MB maximum: 6291456 bytes > 5242880 bytes"),
            .bodyTooLarge, .tooLarge),
        .init(
            "Anthropic", 404, Envelope.anthropic("not_found_error", "model: claude-x"),
            .modelUnknown, .modelNotFound),
        .init(
            "Anthropic", 401, Envelope.anthropic("authentication_error", "invalid x-api-key"),
            .keyRefused, .upstreamAuth),
        .init(
            "Mistral", 429, Envelope.flat(1300, "rate_limited", "Rate limit exceeded"),
            .rateLimited(retryAfter: nil), .rateLimited),
        .init(
            "Mistral", 429,
            #"{"object":"error","message":"Service tier capacity exceeded for this model.","type":"#
                + #""invalid_request_error","param":null,"code":null}"#,
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init("Mistral", 400, Envelope.flat(1500, "invalid_model", "Invalid model: x"), .modelUnknown, .modelNotFound),
        .init(
            "Groq", 400,
            Envelope.openAI("invalid_request_error", nil, "messages[0].content must be a string"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Groq", 413,
            Envelope.openAI(
                "tokens", "rate_limit_exceeded",
                "Request too large for model `m` on tokens per minute (TPM): Limit 6000, Requested 7015, please "
                    + "reduce your message size and try again."),
            .contextOverflow, .contextOverflow),
        .init(
            "Groq", 400,
            Envelope.openAI(
                "invalid_request_error", nil,
                "Too many images provided. This model supports up to 5 images"),
            .tooManyPictures(limit: 5), .tooManyPictures),
        .init(
            "Groq", 404, #"{"error":{"message":"Unknown request URL: POST /chat","code":"unknown_url"}}"#,
            .wrongAddress, .notConfigured),
        .init(
            "Together", 400,
            Envelope.openAI("invalid_request_error", "model_not_available", "Unable to access non-serverless model m."),
            .modelUnknown, .modelNotFound),
        .init(
            "Together", 402, Envelope.openAI("credit_limit", nil, "Credit limit exceeded, please add credits."),
            .quotaUsedUp, .upstreamQuota),
        .init(
            "DeepSeek", 402, Envelope.openAI("unknown_error", "invalid_request_error", "Insufficient Balance"),
            .quotaUsedUp, .upstreamQuota),
        .init(
            "DeepSeek", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_request_error",
                "Failed to deserialize the JSON body: messages[0]: unknown variant `image_url`, expected `text`"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Zhipu", 400, #"{"error":{"code":"1214","message":"messages.content.type 参数非法，取值范围 ['text']"}}"#,
            .modelCannotSee, .modelCannotSee),
        .init(
            "Alibaba", 400,
            Envelope.openAI("data_inspection_failed", "data_inspection_failed", "Input data may be inappropriate."),
            .moderated(category: nil), .moderationBlocked),
    ]
}
