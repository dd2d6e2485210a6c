internal import Vignette

extension Trouble {
    /// The failure that an upstream error ends in, in our own words; the service's words are in its detail alone.
    static func failure(_ error: UpstreamError, in context: TroubleContext) -> Failure {
        Trouble(error).failure(error, in: context)
    }

    private func failure(_ error: UpstreamError, in context: TroubleContext) -> Failure {
        let detail = context.detail(error.logLine)
        let (host, port) = (context.baseURL.host, context.baseURL.port)
        switch self {
        case .keyRefused: return .upstreamAuth(hasKey: context.hasKey, detail: detail)
        case .quotaUsedUp: return Failure(.upstreamQuota, detail: detail)
        case .rateLimited(let wait):
            return .rateLimited(retryAfter: wait.map(RetryAfter.seconds), detail: detail)
        case .overloaded(let wait):
            return .upstreamOverloaded(retryAfter: wait.map(RetryAfter.seconds), detail: detail)
        case .timedOut: return .upstreamGaveUp(detail: detail)
        case .unreachableBehind: return .upstreamUnreachableBehind(host: host, port: port, detail: detail)
        case .proxyRefused: return .upstreamBehindProxy(host: host, detail: detail)
        case .wrongAddress: return .wrongAddress(detail: detail)
        case .modelUnknown:
            guard let model = context.model else { return Failure(.modelNotFound, field: "model", detail: detail) }
            return .modelNotFound(model, available: context.models, detail: detail)
        case .modelMissing: return .modelNotChosen(available: context.models, detail: detail)
        case .modelTooLarge: return .upstreamModelTooLarge(detail: detail)
        case .noModelLoaded: return .noModelLoaded(detail: detail)
        case .modelCannotSee:
            guard let model = context.model else { return Failure(.modelCannotSee, field: "model", detail: detail) }
            return .modelCannotSee(model, able: context.seeing, detail: detail)
        case .moderated(let category?) where ModerationCategory.isPublic(category, error, context.log):
            return .moderationBlocked(ModerationCategory.subject(error), category: category, detail: detail)
        case .moderated: return Failure(.moderationBlocked, detail: detail)
        case .pictureRefused: return .upstreamPictureRefused(detail: detail)
        case .tooManyPictures(let limit) where context.pictures > max(1, limit ?? 1):
            return .upstreamTooManyPictures(limit: limit, count: context.pictures, detail: detail)
        case .bodyTooLarge: return .upstreamTooLarge(count: context.pictures, detail: detail)
        case .contextOverflow: return Failure(.contextOverflow, detail: detail)
        case .answerTooLong: return .upstreamAnswerTooLong(detail: detail)
        case .tokenLimitName, .temperatureRefused, .systemPromptRefused, .streamOptionsRefused,
            .reasoningEffortRefused:
            let (message, advice) = refusal
            return .upstreamRefused(message, advice: advice, detail: detail)
        // Of a single picture there are never too many: what it said was about something else.
        case .tooManyPictures, .other:
            return .upstreamError(canPass: !(400..<500).contains(error.effectiveStatus), detail: detail)
        }
    }

    /// What is said where asking otherwise did not help either.
    private var refusal: (message: String, advice: String) {
        switch self {
        case .tokenLimitName:
            ("This model takes no limit of the answer's length.", "Leave max_tokens out, or choose another model.")
        case .temperatureRefused:
            ("This model does not take this temperature.", "Leave temperature out, or choose another model.")
        case .systemPromptRefused:
            ("This model takes no system prompt.", "Write it into the prompt, or choose another model.")
        case .reasoningEffortRefused:
            (
                "How much this model reasons cannot be chosen.",
                "Leave reasoning_effort out, or choose another model."
            )
        default:
            (
                "The model service refused to count tokens while it streams.",
                "Choose another model; whoever runs this server finds more in the log."
            )
        }
    }
}

extension UpstreamError {
    /// All that the service said, on one line.
    var logLine: String {
        var line = "status \(status)"
        for (name, value) in [("type", type), ("code", code), ("param", param)] {
            if let value { line += ", \(name) \(value)" }
        }
        return message.isEmpty ? line : line + ": " + message
    }
}
