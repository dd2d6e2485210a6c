/// Failures of a request as a request: where it went, how, and how often.
extension Failure {
    /// - Parameter host: the Host value as it came.
    public static func misdirected(host: String) -> Failure {
        Failure(.misdirected, message: "This server does not answer for the host \(quoted(host)).")
    }

    /// - Parameter allowed: the methods that do work; whoever answers puts the same list into the Allow header.
    public static func methodNotAllowed(_ method: String, allowed: [String]) -> Failure {
        Failure(
            .methodNotAllowed, message: "This address does not answer \(quoted(method)).",
            advice: allowed.isEmpty ? nil : "Methods that work: \(list(allowed)).")
    }

    /// - Parameters:
    ///   - limit: what is used up, as the end of "You have reached the limit of …" ("60 questions a minute").
    ///   - daily: a limit of the day: clients are told not to try again by themselves.
    public static func quotaExhausted(limit: String, retryAfter: Int, daily: Bool = false) -> Failure {
        Failure(
            .quotaExhausted, status: Code.quotaExhausted.entry.status,
            message: "You have reached the limit of \(clean(limit)).",
            advice: daily ? "Come back tomorrow." : "Try again in \(seconds(retryAfter)).",
            retryAfter: retryAfter, canRetry: !daily)
    }

    /// - Parameter cause: what is full, as the end of "This server is busy: …".
    public static func busy(_ cause: String, retryAfter: Int? = nil) -> Failure {
        Failure(
            .busy, message: "This server is busy: \(clean(cause)).",
            advice: retryAfter.map { "Please try again in \(seconds($0))." }, retryAfter: retryAfter)
    }

    /// - Parameter requestID: what the log knows this request by.
    public static func `internal`(requestID: String, detail: String? = nil) -> Failure {
        Failure(
            .internal,
            advice: "Please try again; if it happens again, tell whoever runs this server "
                + "the request id \(clean(requestID)).",
            detail: detail)
    }
}
