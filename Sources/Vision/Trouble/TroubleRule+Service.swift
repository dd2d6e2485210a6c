/// What is wrong with the service, or between it and this server.
extension TroubleRule {
    static let quota: [TroubleRule] = [
        TroubleRule(
            .quotaUsedUp,
            names: [
                "insufficient_quota", "billing_hard_limit_reached", "billing_not_active",  // OpenAI
                "insufficient_credits", "insufficient_balance", "budget_exceeded", "credit_limit_exceeded",
                "exceeded_current_quota_error", "arrearage", "billing_error",  // Moonshot, Alibaba, Anthropic
            ]),
        // Gemini says of a rate what OpenAI says of money; only of a rate does it say how long to wait.
        TroubleRule(
            .rateLimited(retryAfter: nil), wordings: ["exceeded your current quota"], namesWait: true),
        TroubleRule(
            .quotaUsedUp,
            wordings: [
                "exceeded your current quota", "billing hard limit", "check your billing",  // OpenAI
                "credit balance is too low", "specified api usage limits",  // Anthropic
                "insufficient credits", "requires more credits", "insufficient balance",  // OpenRouter, DeepSeek
                "budget has been exceeded", "exceededbudget",  // LiteLLM
                "credit limit exceeded", "exceeded your monthly included credits", "out of credits",
            ]),
    ]

    static let key: [TroubleRule] = [
        TroubleRule(
            .keyRefused,
            names: [
                "invalid_api_key", "authentication_error", "auth_error", "invalid_authentication", "token_expired",
                "api_key_invalid", "expired_key",
            ],
            wordings: [
                "invalid api key", "incorrect api key", "api key not valid", "api key expired",  // OpenAI, Gemini
                "no connected db",  // LiteLLM without its database: the key is not its master key
                "authentication error,", "litellm.authenticationerror",  // LiteLLM
                "no auth credentials", "no cookie auth credentials",  // OpenRouter
                "invalid x-api-key", "invalid subscription key",  // Anthropic, Azure
                "didn't provide an api key",  // OpenAI
            ])
    ]

    static let load: [TroubleRule] = [
        // One that is overloaded may say so as a 429.
        TroubleRule(
            .overloaded(retryAfter: nil),
            names: ["overloaded_error", "server_overloaded", "unavailable_error", "engine_overloaded_error"],
            wordings: [
                "loading model", "model is loading", "currently loading", "model is still loading",  // llama.cpp
                "server busy", "maximum pending requests",  // Ollama
                "engine is currently busy",  // vLLM
                "engine is currently overloaded", "engine overloaded", "currently overloaded",  // OpenAI and alike
                "model is overloaded", "overloaded. please try again",  // Gemini, Anthropic
                "capacity exceeded", "over capacity", "at capacity", "no capacity",  // Mistral, Groq
                "no deployments available",  // LiteLLM, while all are cooling down
                "no slot available", "out of memory",
            ]),
        TroubleRule(
            .rateLimited(retryAfter: nil),
            names: [
                "rate_limit_exceeded", "rate_limit_error", "rate_limited", "throttling_error", "too_many_requests",
                "resource_exhausted", "1300",
            ],
            wordings: [
                "litellm.ratelimiterror", "rate limit reached", "rate limit exceeded", "too many requests",
                "exceeded token rate limit", "exceeded call rate limit", "rate-limited upstream",  // Azure, OpenRouter
            ]),
        TroubleRule(
            .unreachableBehind, statuses: [200...299, 500...599],
            wordings: [
                "connection error.", "cannot connect to host", "connection refused", "econnrefused",  // LiteLLM
                "no healthy upstream", "no available server", "upstream connect error",  // Envoy, Traefik
                "proxy error", "bad gateway",
            ]),
        TroubleRule(
            .timedOut, statuses: [200...299, 400...400, 408...408, 500...599],
            names: ["timeout", "timeout_error", "deadline_exceeded", "request_timeout"],
            wordings: [
                "litellm.timeout", "request timed out", "upstream request timeout", "gateway time-out",  // Envoy, nginx
                "gateway timeout", "timed out waiting", "deadline exceeded",
            ]),
    ]

    /// In sentences that come as a 404 or 405.
    static let missingPages: [Wording] = [
        "not found", "method not allowed", "no route", "cannot post", "default backend",
    ]

    static let address: [TroubleRule] = [
        TroubleRule(
            .wrongAddress,
            names: ["unknown_url"],
            wordings: [
                "unexpected endpoint or method",  // LM Studio, as a 200
                "unknown request url", "invalid url (",  // OpenAI
                "no route matched", "cannot post /", "cannot get /", "404 page not found",  // Kong, Express, Go
            ])
    ]
}
