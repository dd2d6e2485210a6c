/// What is wrong with the rest of a question.
extension TroubleRule {
    static let answerLength: [TroubleRule] = [
        TroubleRule(
            .answerTooLong(room: nil),
            wordings: [
                "max_tokens is too large", "max_completion_tokens is too large",  // OpenAI
                "max_tokens' is too large", "max_completion_tokens' is too large",  // vLLM
                // These speak of question and answer together; `AnswerRoom` tells which of them is too much.
                "maximum context length * in the completion", "maximum context length * in the output",  // OpenAI
                "maximum context length * tokens for the completion",  // SGLang
                "output tokens and your prompt contains",  // vLLM
                "inputs` tokens + `max_new_tokens` must be",  // Hugging Face
                "supports at most * completion tokens",  // OpenAI
                "max_tokens` must be less than", "max_completion_tokens` must be less than",  // Groq
                "maximum allowed number of output tokens",  // Anthropic
                "valid range of max_tokens", "range of max_tokens should be",  // DeepSeek, Alibaba
            ])
    ]

    static let parameters: [TroubleRule] = [
        TroubleRule(.streamOptionsRefused, statuses: [400...499], params: ["stream_options"]),
        TroubleRule(.streamOptionsRefused, statuses: [400...499], wordings: ["stream_options"]),
        TroubleRule(.reasoningEffortRefused, statuses: [400...499], params: ["reasoning_effort", "reasoning"]),
        TroubleRule(
            .reasoningEffortRefused, statuses: [400...500],
            wordings: [
                "reasoning_effort", "reasoning.effort", "reasoning effort",  // OpenAI, Groq, gateways
                "not support thinking", "invalid reasoning value", "not support reasoning",  // Ollama
                "think value",
            ]),
        TroubleRule(
            .tokenLimitName, statuses: [400...500], params: ["max_tokens", "max_completion_tokens"],
            names: ["unsupported_parameter", "unknown_parameter"]),
        TroubleRule(
            .tokenLimitName, statuses: [400...500],
            wordings: [
                "use 'max_completion_tokens' instead", "use 'max_tokens' instead",  // OpenAI, Azure
                "unsupported parameter: 'max_", "unknown parameter: 'max_",  // OpenAI
                "argument supplied: max_tokens", "argument supplied: max_completion_tokens",  // older Azure
                "max_tokens: extra inputs", "max_completion_tokens: extra inputs",  // Mistral
                "extra inputs are not permitted, field: 'max_",  // Fireworks
                "max_tokens' is not supported", "max_completion_tokens' is not supported",
                "not support parameters: ['max_", "max_tokens is not supported",  // LiteLLM
            ]),
        TroubleRule(
            .systemPromptRefused, statuses: [400...500],
            wordings: [
                "system role not supported", "system role is not supported",  // templates of Gemma
                "developer instruction is not enabled", "system instruction is not",  // Gemini
                "does not support 'system'", "does not support 'developer'",  // OpenAI
                "only user and assistant roles are supported", "roles must alternate",  // templates of Mistral
                "unexpected role \"system\"", "unexpected role 'system'",  // Anthropic
                "not support system", "doesn't support system", "system messages are not supported",
                "system message is not supported",
            ]),
        TroubleRule(.temperatureRefused, statuses: [400...499], params: ["temperature"]),
        TroubleRule(
            .temperatureRefused, statuses: [400...500],
            wordings: [
                "temperature' does not support", "temperature does not support", "parameter: 'temperature'",  // OpenAI
                "temperature` is deprecated", "invalid temperature",  // Anthropic, Moonshot
                "temperature: extra inputs", "temperature' is not supported", "temperature is not supported",
                "temperature * only the default", "not support temperature", "argument supplied: temperature",
                "not support parameters: ['temperature",  // LiteLLM
            ]),
    ]

    /// What only troubles with the model are called: before those with the key, which say that the key may not use it.
    static let modelNames: [TroubleRule] = [
        TroubleRule(.modelTooLarge, wordings: ["requires more system memory"]),  // Ollama
        TroubleRule(
            .noModelLoaded,
            wordings: ["no models loaded", "no model loaded", "model is unloaded", "no model is loaded"]),  // LM Studio
        TroubleRule(
            .modelMissing,
            wordings: [
                "model is required", "model name is missing", "model: field required",  // Ollama, llama.cpp, vLLM
                "must provide a model", "missing required parameter: 'model'",  // OpenAI
                "invalid model name passed in model=none.",  // LiteLLM
                "multiple models are loaded", "no models provided", "no model specified",  // LM Studio, OpenRouter
            ]),
        TroubleRule(
            .modelUnknown,
            names: [
                "model_not_found", "modelnotfound", "deploymentnotfound", "operationnotsupported",  // OpenAI, Azure
                "model_not_available", "dedicated_endpoint_not_running",  // Together
                "model_decommissioned", "model_deprecated", "invalid_model",  // Groq, Mistral
                "key_model_access_denied", "team_model_access_denied", "model_not_supported",  // LiteLLM, GitHub
            ],
            wordings: ["not allowed to access model"]),  // LiteLLM, older
    ]

    static let model: [TroubleRule] = [
        TroubleRule(
            .modelUnknown, statuses: [200...299, 400...404, 410...410, 422...422, 500...500],
            wordings: [
                "try pulling it first", "model * not found", "model * was not found",  // Ollama, llama.cpp
                "model * does not exist", "deployment * does not exist",  // vLLM, OpenAI, Azure
                "invalid model name passed in model=",  // LiteLLM
                "no endpoints found", "no endpoints available",  // OpenRouter
                "not a valid model id", "no allowed providers",  // OpenRouter
                "models/ * is not found", "model not exist", "invalid model:",  // Gemini, DeepSeek, Mistral
                "unknown model",
                "not have access to model", "model is not available", "has been decommissioned",
                "requested model is not supported",
            ]),
        TroubleRule(.modelUnknown, statuses: [404...404], params: ["model"]),
        TroubleRule(.modelUnknown, statuses: [404...404], wordings: ["model: "]),  // Anthropic
    ]
}
