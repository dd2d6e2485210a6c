import Vignette

extension Canned {
    /// Each kind of failure that an analysis can end with.
    static let failed: [(name: String, analysis: Analysis)] = failures.enumerated().map { index, entry in
        let (name, failure, text) = entry
        return (
            name,
            analysis(40 + index, .failed) {
                $0.failure = failure
                $0.answer = text.isEmpty ? nil : Answer(text: text)
                $0.attempts = 1
            }
        )
    }

    private static let failures: [(String, Failure, String)] = [
        ("timeout", .upstreamTimeout(after: 300, reached: .accepted), ""),
        ("unreachable", .upstreamUnreachable(host: "localhost", port: 11434, loopbackInContainer: true), ""),
        ("key", .upstreamAuth(hasKey: true), ""),
        ("blind", .modelCannotSee("llama3.1:8b", able: ["qwen3-vl:8b", "gemma3:12b"]), ""),
        ("model", .modelNotFound("qwen9", available: ["qwen3-vl:8b", "llama3.1:8b"]), ""),
        ("context", Failure(.contextOverflow), ""),
        ("moderated", .moderationBlocked(category: "violence"), ""),
        ("rate", .rateLimited(retryAfter: 900), ""),
        ("quota", Failure(.upstreamQuota), ""),
        ("overloaded", .upstreamOverloaded(retryAfter: 20), ""),
        ("empty", .emptyAnswer(reasoningOnly: true), ""),
        ("interrupted", Failure(.answerInterrupted), String(description.prefix(260))),
        ("stopped", Failure(.stopped), String(description.prefix(180))),
        ("stopped-early", Failure(.stopped), ""),
        ("internal", .internal(requestID: "01JD3KX2"), ""),
    ]
}
