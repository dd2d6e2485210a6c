/// Failures of the endpoint, and of the services asked beside it.
extension Failure {
    /// How far an exchange with the endpoint had come when time ran out.
    public enum Reached: Sendable {
        case nothing
        case accepted
        case answering
        /// Text was still arriving when the time for the whole answer was up.
        case unfinished
    }

    /// - Parameter available: the endpoint's own list.
    public static func modelNotFound(_ model: String, available: [String], detail: String? = nil) -> Failure {
        Failure(
            .modelNotFound, message: "The model service has no model \(quoted(model)).",
            advice: available.isEmpty ? nil : "Models it has: \(list(available)).", field: "model", detail: detail)
    }

    /// - Parameter able: the models that can see.
    public static func modelCannotSee(_ model: String, able: [String], detail: String? = nil) -> Failure {
        Failure(
            .modelCannotSee, message: "The model \(quoted(model)) cannot see pictures.",
            advice: able.isEmpty ? nil : "Models that can: \(list(able)).", field: "model", detail: detail)
    }

    /// - Parameters:
    ///   - subject: what was flagged, "image" or "text".
    ///   - category: the moderation service's own word for it.
    public static func moderationBlocked(
        _ subject: String = "image", category: String, detail: String? = nil
    ) -> Failure {
        Failure(
            .moderationBlocked, message: "Moderation blocked: \(clean(subject)) flagged as \(quoted(category)).",
            detail: detail)
    }

    /// The endpoint's own 429; our limits are `quotaExhausted`. A time of zero counts as none, as with the official
    /// clients.
    public static func rateLimited(retryAfter: Int?, detail: String? = nil) -> Failure {
        let retryAfter = retryAfter.flatMap { $0 > 0 ? $0 : nil }
        let when = retryAfter.map { "in \(seconds($0))" } ?? "later"
        return Failure(
            .rateLimited, message: "The model service is busy: usage limit reached. Try again \(when).",
            retryAfter: retryAfter, detail: detail)
    }

    /// - Parameters:
    ///   - loopbackInContainer: the host is this machine and this machine is a container, which holds no model service.
    public static func upstreamUnreachable(
        host: String, port: Int, loopbackInContainer: Bool = false, detail: String? = nil
    ) -> Failure {
        Failure(
            .upstreamUnreachable, message: "The model service at \(clean(host)), port \(port), cannot be reached.",
            advice: loopbackInContainer
                ? "Inside a container localhost is the container itself: whoever runs this server should set "
                    + "OPENAI_BASE_URL to the host's address, such as http://host.docker.internal:\(port)/v1."
                : nil, detail: detail)
    }

    /// Asking again is of use only where nothing was reached: whoever took the question would take as long once more.
    ///
    /// - Parameter limit: how long was waited, in seconds.
    public static func upstreamTimeout(after limit: Int, reached: Reached, detail: String? = nil) -> Failure {
        let time = seconds(limit)
        let message =
            switch reached {
            case .nothing: "The model service could not be reached within \(time)."
            case .accepted: "The model service took the question, but no first word of an answer came within \(time)."
            case .answering: "The answer had begun, then nothing more came for \(time)."
            case .unfinished: "The answer was still not finished after \(time)."
            }
        return Failure(
            .upstreamTimeout, status: Code.upstreamTimeout.entry.status, message: message,
            canRetry: reached == .nothing, detail: detail)
    }

    /// - Parameter reasoningOnly: the model thought, but wrote no answer.
    public static func emptyAnswer(reasoningOnly: Bool, detail: String? = nil) -> Failure {
        Failure(
            .emptyAnswer, message: reasoningOnly ? "The model sent only its reasoning and no answer." : nil,
            advice: reasoningOnly ? "Allow a longer answer with max_tokens, or choose another model." : nil,
            detail: detail)
    }
}
