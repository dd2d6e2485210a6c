import Vignette

@testable import Vision

/// Parameters that some models or services do not take.
extension RecordedError {
    static let parameters: [RecordedError] = [
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "unsupported_parameter",
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' "
                    + "instead.", param: "max_tokens"),
            .tokenLimitName, .upstreamError),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, nil,
                "litellm.BadRequestError: OpenAIException - Unsupported parameter: 'max_tokens' is not supported with "
                    + "this model. Use 'max_completion_tokens' instead."),
            .tokenLimitName, .upstreamError),
        .init(
            "Mistral", 422,
            #"{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","#
                + #""max_completion_tokens"],"msg":"Extra inputs are not permitted","input":5}]},"#
                + #""type":"invalid_request_error","param":null,"code":null}"#,
            .tokenLimitName, .upstreamError),
        .init(
            "Azure, older", 400,
            Envelope.openAI(
                "invalid_request_error", nil,
                "Unrecognized request argument supplied: max_completion_tokens"),
            .tokenLimitName, .upstreamError),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "invalid_value",
                "max_tokens is too large: 99999. This model supports at most 16384 completion tokens.",
                param: "max_tokens"),
            .answerTooLong(room: 16_384), .invalidRequest),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "unsupported_value",
                "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is "
                    + "supported.", param: "temperature"),
            .temperatureRefused, .upstreamError),
        .init(
            "LiteLLM", 400,
            Envelope.litellm(
                400, nil,
                "litellm.BadRequestError: OpenAIException - Unsupported value: 'temperature' does not support 0.2 with "
                    + "this model. Only the default (1) value is supported."),
            .temperatureRefused, .upstreamError),
        .init(
            "Moonshot", 400,
            Envelope.openAI("invalid_request_error", nil, "invalid temperature: only 1 is allowed for this model"),
            .temperatureRefused, .upstreamError),
        .init(
            "Anthropic", 400,
            Envelope.anthropic("invalid_request_error", "`temperature` is deprecated for this model."),
            .temperatureRefused, .upstreamError),
        .init(
            "vLLM with Gemma", 400, Envelope.vllm(400, "BadRequestError", "System role not supported"),
            .systemPromptRefused, .upstreamError),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "unsupported_value",
                "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
                param: "messages[0].role"),
            .systemPromptRefused, .upstreamError),
        .init(
            "llama.cpp with Mistral", 500,
            Envelope.llama(
                500, "server_error",
                "Only user and assistant roles are supported, with the exception of an initial optional system message"),
            .systemPromptRefused, .upstreamError),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "unknown_parameter", "Unknown parameter.",
                param: "stream_options.include_usage"),
            .streamOptionsRefused, .upstreamError),
        .init(
            "Fireworks", 400,
            Envelope.openAI("invalid_request_error", nil, "Extra inputs are not permitted, field: 'stream_options'"),
            .streamOptionsRefused, .upstreamError),
        .init(
            "FastAPI", 422,
            #"{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"#
                + #""Extra inputs are not permitted","input":{"include_usage":true}}]}"#,
            .streamOptionsRefused, .upstreamError),
        .init(
            "OpenAI", 400,
            Envelope.openAI("invalid_request_error", nil, "Unrecognized request argument supplied: reasoning_effort"),
            .reasoningEffortRefused, .upstreamError),
        .init(
            "OpenAI", 400,
            Envelope.openAI(
                "invalid_request_error", "unsupported_value",
                "Unsupported value: 'none' is not supported with this model.", param: "reasoning_effort"),
            .reasoningEffortRefused, .upstreamError),
    ]
}
