import Vignette

@testable import Vision

/// Sentences that several lines of the table could take, and what they are not.
extension RecordedError {
    static let overlaps = quotas + lengths + addresses + keys + pictures + memory

    private static let quotas: [RecordedError] = [
        .init(
            "Gemini, with its links", 429,
            Envelope.gemini(
                429, "RESOURCE_EXHAUSTED",
                "You exceeded your current quota, please check your plan and billing details. For more information on "
                    + "this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current "
                    + "usage, head to: https://ai.dev/usage?tab=rate-limit. \n* Quota exceeded for metric: "
                    + "generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 10, model: "
                    + "gemini-2.5-flash\nPlease retry in 1.9s."),
            .rateLimited(retryAfter: .milliseconds(1_900)), .rateLimited),
        .init(
            "OpenAI, by its code, whatever the sentence", 429,
            Envelope.openAI(
                "insufficient_quota", "insufficient_quota",
                "You exceeded your current quota. Please retry in 1.9s."),
            .quotaUsedUp, .upstreamQuota),
    ]

    private static let lengths: [RecordedError] = [
        .init(
            "vLLM", 400,
            Envelope.vllm(
                400, "BadRequestError",
                "'max_tokens' or 'max_completion_tokens' is too large: 4000. This model's maximum context length is "
                    + "4096 tokens and your request has 1031 input tokens (4000 > 4096 - 1031). None"),
            .answerTooLong(room: 3_065), .invalidRequest),
        .init(
            "vLLM, next to no room left", 400,
            Envelope.vllm(
                400, "BadRequestError",
                "'max_tokens' or 'max_completion_tokens' is too large: 512. This model's maximum context length is "
                    + "4096 tokens and your request has 4090 input tokens (512 > 4096 - 4090). None"),
            .contextOverflow, .contextOverflow),
        .init(
            "vLLM, older", 400,
            Envelope.flat(
                400, "BadRequestError",
                "This model's maximum context length is 4096 tokens. However, you requested 5200 tokens (1200 in the "
                    + "messages, 4000 in the completion). Please reduce the length of the messages or completion."),
            .answerTooLong(room: 2_896), .invalidRequest),
        .init(
            "vLLM, older, with too long a question", 400,
            Envelope.flat(
                400, "BadRequestError",
                "This model's maximum context length is 4096 tokens. However, you requested 5512 tokens (5000 in the "
                    + "messages, 512 in the completion). Please reduce the length of the messages or completion."),
            .contextOverflow, .contextOverflow),
        .init(
            "vLLM, newer, of which the answer is the larger part", 400,
            Envelope.vllm(
                400, "BadRequestError",
                "This model's maximum context length is 4096 tokens. However, you requested 4000 output tokens and "
                    + "your prompt contains at least 97 input tokens, for a total of at least 4097 tokens.",
                param: "input_tokens"),
            .answerTooLong(room: nil), .invalidRequest),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "context_length_exceeded",
                "This model's maximum context length is 8192 tokens. However, you requested 9100 tokens (900 in the "
                    + "messages, 200 in the functions, and 8000 in the completion). Please reduce the length.",
                param: "messages"),
            .answerTooLong(room: 7_092), .invalidRequest),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_value",
                "max_tokens is too large: 4000. This model supports at most 2048 completion tokens, whereas you "
                    + "provided 4000.", param: "max_tokens"),
            .answerTooLong(room: 2_048), .invalidRequest),
        .init(
            "OpenRouter", 400,
            Envelope.openRouter(
                400,
                "This endpoint's maximum context length is 4096 tokens. However, you requested about 5200 tokens "
                    + "(1200 of text input, 4000 in the output). Please reduce the length of either one."),
            .answerTooLong(room: 2_896), .invalidRequest),
        .init(
            "SGLang", 400,
            Envelope.flat(
                400, "BadRequestError",
                "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a "
                    + "total of 5031 tokens: 1031 tokens from the input messages and 4000 tokens for the completion."),
            .answerTooLong(room: 3_065), .invalidRequest),
        .init(
            "Groq", 400,
            Envelope.openAI(
                "invalid_request_error", nil,
                "`max_tokens` must be less than or equal to `8192`, the maximum value for `max_tokens` is less than "
                    + "the `context_window` for this model", param: "max_tokens"),
            .answerTooLong(room: 8_192), .invalidRequest),
        .init(
            "Anthropic", 400,
            Envelope.anthropic(
                "invalid_request_error",
                "max_tokens: 64000 > 8192, which is the maximum allowed number of output tokens for claude"),
            .answerTooLong(room: 8_192), .invalidRequest),
        .init(
            "DeepSeek", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_request_error",
                "Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"),
            .answerTooLong(room: 8_192), .invalidRequest),
        .init(
            "TGI", 422,
            #"{"error":{"message":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. "#
                + #"Given: 1031 `inputs` tokens and 4000 `max_new_tokens`","http_status_code":422}}"#,
            .answerTooLong(room: 3_065), .invalidRequest),
        .init(
            "TGI", 422,
            #"{"error":"Input validation error: `inputs` must have less than 1024 tokens. Given: 1031","#
                + #""error_type":"validation"}"#,
            .contextOverflow, .contextOverflow),
        .init(
            "LM Studio", 400,
            Envelope.string("Cannot truncate prompt with n_keep (4096) >= n_ctx (4096)"),
            .contextOverflow, .contextOverflow),
    ]

    private static let addresses: [RecordedError] = [
        .init(
            "OpenRouter", 404,
            Envelope.openRouter(404, "No endpoints found matching your data policy (Free model publication)."),
            .modelUnknown, .modelNotFound),
        .init(
            "OpenRouter", 404,
            Envelope.openRouter(404, "No endpoints available matching your guardrail restrictions and data policy."),
            .modelUnknown, .modelNotFound),
        .init(
            "somebody", 404, Envelope.openAI("invalid_request_error", nil, "This organization is closed."),
            .other, .upstreamError),
        .init("somebody", 405, Envelope.string("Streaming is switched off."), .other, .upstreamError),
        .init("FastAPI", 405, #"{"detail":"Method Not Allowed"}"#, .wrongAddress, .notConfigured),
        .init("Kubernetes", 404, "default backend - 404", .wrongAddress, .notConfigured),
        .init("nobody knows", 405, "", .wrongAddress, .notConfigured),
        .init(
            "a proxy that says so as a success", 200, Envelope.nginx("502 Bad Gateway"),
            .unreachableBehind, .upstreamUnreachable),
    ]

    private static let keys: [RecordedError] = [
        .init(
            "LiteLLM", 401,
            Envelope.litellm(
                401, "key_model_access_denied",
                "Authentication Error, key not allowed to access model. This key can only access models=['a']. Tried "
                    + "to access x", param: "model"),
            .modelUnknown, .modelNotFound),
        .init(
            "LiteLLM, older", 401,
            Envelope.litellm(
                401, "auth_error",
                "Authentication Error, API Key not allowed to access model. This token can only access models=['a']."),
            .modelUnknown, .modelNotFound),
    ]

    private static let pictures: [RecordedError] = [
        .init(
            "somebody", 400, Envelope.string("We do not support image format webp"),
            .pictureRefused, .upstreamError),
        .init(
            "somebody", 400, Envelope.string("We do not support images larger than 5 MB."),
            .other, .upstreamError),
        .init("somebody", 400, Envelope.string("Model m does not support image."), .modelCannotSee, .modelCannotSee),
        .init(
            "somebody", 400, Envelope.string("Model m doesn't support image input here"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Bedrock", 400,
            Envelope.string("This model doesn't support the image content block that you provided."),
            .modelCannotSee, .modelCannotSee),
        .init("somebody", 400, Envelope.string("image input not supported"), .modelCannotSee, .modelCannotSee),
        .init(
            "somebody", 400, Envelope.string("images must be at most 10 MB, this image has 12 MB"),
            .bodyTooLarge, .tooLarge),
        .init(
            "somebody", 400, Envelope.string("Images must be at most 2,048 x 2,048 pixels; this image is larger."),
            .bodyTooLarge, .tooLarge),
        .init(
            "somebody", 400, Envelope.string("at most 10MB are allowed, in up to 4 images"),
            .tooManyPictures(limit: 4), .tooManyPictures),
        .init(
            "somebody", 400, Envelope.string("At most 3 input images, each of at most 5 MB"),
            .tooManyPictures(limit: 3), .tooManyPictures),
    ]

    private static let memory: [RecordedError] = [
        .init(
            "Ollama", 500,
            Envelope.ollama(
                "api_error", "model requires more system memory (5.5 GiB) than is available (3.9 GiB)"),
            .modelTooLarge, .notConfigured)
    ]
}
