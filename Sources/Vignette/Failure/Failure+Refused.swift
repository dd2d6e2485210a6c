/// Failures of an endpoint that was reached and does not answer the question as it is.
extension Failure {
    /// - Parameter available: the endpoint's own list.
    public static func modelNotChosen(available: [String], detail: String? = nil) -> Failure {
        Failure(
            .notConfigured, message: "The model service wants to be told which model to ask, and none is chosen.",
            advice: available.isEmpty ? nil : "Choose one of its models: \(list(available, "or")).", field: "model",
            detail: detail)
    }

    /// The model does not fit into the memory of the machine that should run it.
    public static func upstreamModelTooLarge(detail: String? = nil) -> Failure {
        Failure(
            .notConfigured, message: "This model needs more memory than the model service has free.",
            advice: "Choose a smaller model, or ask whoever runs this server to free memory there.", field: "model",
            detail: detail)
    }

    public static func noModelLoaded(detail: String? = nil) -> Failure {
        Failure(
            .notConfigured, message: "The model service has no model loaded.",
            advice: "Please ask whoever runs this server to load a model there.", detail: detail)
    }

    /// The endpoint's address leads to something that does not answer questions.
    public static func wrongAddress(detail: String? = nil) -> Failure {
        Failure(
            .notConfigured,
            message: "This server is not fully set up: at the address of its model service no model service answers.",
            advice: "Please ask whoever runs this server to check OPENAI_BASE_URL; vignette doctor helps with it.",
            detail: detail)
    }

    /// - Parameter hasKey: whether a key was sent at all.
    public static func upstreamAuth(hasKey: Bool, detail: String? = nil) -> Failure {
        Failure(
            .upstreamAuth, message: hasKey ? nil : "The model service asks for a key, and this server has none.",
            advice: hasKey ? nil : "Please ask whoever runs this server to set OPENAI_API_KEY.", detail: detail)
    }

    public static func upstreamOverloaded(retryAfter: Int?, detail: String? = nil) -> Failure {
        let retryAfter = retryAfter.flatMap { $0 > 0 ? $0 : nil }
        return Failure(
            .upstreamOverloaded, advice: retryAfter.map { "Please wait \(seconds($0)), then try again." },
            retryAfter: retryAfter, detail: detail)
    }

    /// The endpoint's own patience with whatever runs its model.
    public static func upstreamGaveUp(detail: String? = nil) -> Failure {
        Failure(.upstreamTimeout, message: "The model service gave up waiting for its model.", detail: detail)
    }

    /// - Parameter count: how many pictures were sent.
    public static func upstreamTooLarge(count: Int, detail: String? = nil) -> Failure {
        Failure(
            .tooLarge, message: "The model service refused the \(count > 1 ? "pictures" : "picture") as too large.",
            advice: count > 1
                ? "Choose a smaller fit, or send the pictures one by one."
                : "Choose a smaller fit, or send a smaller picture.", detail: detail)
    }

    /// - Parameters:
    ///   - limit: how many the model takes, where it says.
    ///   - count: how many were sent.
    public static func upstreamTooManyPictures(limit: Int?, count: Int, detail: String? = nil) -> Failure {
        let most = limit.map { "at most \($0 == 1 ? "1 picture" : "\(grouped($0)) pictures")" }
        return Failure(
            .tooManyPictures,
            message: "\(thereAre(count)); this model takes \(most ?? "fewer") at once.",
            advice: "Send them one by one.", detail: detail)
    }

    /// More tokens were asked for than the model can write.
    public static func upstreamAnswerTooLong(detail: String? = nil) -> Failure {
        Failure(
            .invalidRequest, message: "This model cannot write an answer as long as was asked for.",
            advice: "Ask for a shorter one with max_tokens, or choose another model.", field: "max_tokens",
            detail: detail)
    }

    public static func upstreamPictureRefused(detail: String? = nil) -> Failure {
        Failure(
            .upstreamError, message: "The model service could not read the picture.",
            advice: "Save it as JPEG and send that file, or choose another model.", canRetry: false, detail: detail)
    }

    /// - Parameters:
    ///   - message: what the model does not take, as a sentence.
    ///   - advice: how to ask without it.
    public static func upstreamRefused(_ message: String, advice: String, detail: String? = nil) -> Failure {
        Failure(.upstreamError, message: message, advice: advice, canRetry: false, detail: detail)
    }

    /// - Parameter canPass: the same question may be answered later.
    public static func upstreamError(canPass: Bool, detail: String? = nil) -> Failure {
        guard !canPass else { return Failure(.upstreamError, detail: detail) }
        return upstreamRefused(
            "The model service refused this question.",
            advice: "Ask differently, or choose another model; whoever runs this server finds more in the log.",
            detail: detail)
    }

    private init(_ code: Code, message: String, advice: String, canRetry: Bool, detail: String?) {
        self.init(
            code, status: code.entry.status, message: message, advice: advice, canRetry: canRetry, detail: detail)
    }
}
