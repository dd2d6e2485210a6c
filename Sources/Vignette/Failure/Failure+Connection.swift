/// Failures on the way to an endpoint.
extension Failure {
    /// - Parameter isContained: this machine is a container, which does not know its host's name by itself.
    public static func upstreamUnknownHost(_ host: String, isContained: Bool, detail: String? = nil) -> Failure {
        Failure(
            .upstreamUnreachable, status: Code.upstreamUnreachable.entry.status,
            message: "The model service cannot be reached: no host is known by the name \(quoted(host)).",
            advice: isContained && host == "host.docker.internal"
                ? "Whoever runs this server should start its container with "
                    + "--add-host=host.docker.internal:host-gateway."
                : "Please ask whoever runs this server to check OPENAI_BASE_URL.", detail: detail)
    }

    /// A connection that is not made because it would not be safe.
    public static func upstreamInsecure(host: String, port: Int, detail: String? = nil) -> Failure {
        Failure(
            .upstreamUnreachable, status: Code.upstreamUnreachable.entry.status,
            message: "No secure connection to the model service at \(clean(host)), port \(port), could be made.",
            advice: "Please ask whoever runs this server to check its certificate, "
                + "and whether OPENAI_BASE_URL should begin with http or https.", canRetry: false, detail: detail)
    }

    /// The proxy that the environment names.
    public static func upstreamBehindProxy(host: String, detail: String? = nil) -> Failure {
        Failure(
            .upstreamUnreachable, status: Code.upstreamUnreachable.entry.status,
            message: "The proxy on the way to the model service at \(clean(host)) does not let this server through.",
            advice: "Please ask whoever runs this server to check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.",
            canRetry: false, detail: detail)
    }

    /// The endpoint answers, and what it hands questions on to does not.
    public static func upstreamUnreachableBehind(host: String, port: Int, detail: String? = nil) -> Failure {
        Failure(
            .upstreamUnreachable,
            message: "The model service at \(clean(host)), port \(port), cannot reach what runs its model.",
            advice: "Try again later, or choose another model.", detail: detail)
    }

    /// What came is no answer of a model service.
    public static func upstreamUnreadable(detail: String? = nil) -> Failure {
        Failure(
            .upstreamError, message: "What the model service sent cannot be read.",
            advice: "Try again later; whoever runs this server can find the cause with vignette doctor.",
            detail: detail)
    }

    /// The connection ended before anything was said.
    public static func upstreamHungUp(detail: String? = nil) -> Failure {
        Failure(
            .upstreamUnreachable, message: "The model service closed the connection without an answer.",
            detail: detail)
    }
}
