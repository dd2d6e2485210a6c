internal import Bytes
internal import Vignette

/// A failure as clients of the Ollama API read it.
enum OllamaError {
    /// One line, without its end.
    static func bytes(_ failure: Failure) -> [UInt8] {
        JSONWriter(escapesLineSeparators: true).object { $0.string("error", text(failure)) }
    }

    /// What to do is said as well where the program did nothing wrong, or needs to be let in. Refusals of the question
    /// stay one sentence: of some of them programs know every word.
    private static func text(_ failure: Failure) -> String {
        guard let status = failure.status, advised.contains(status) else { return failure.message }
        return "\(failure.message) \(failure.advice)"
    }

    private static let advised: Set<Int> = [401, 403, 502, 503]
}
