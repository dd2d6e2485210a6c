internal import Bytes
internal import Vignette

/// A failure as clients of the Ollama API read it.
enum OllamaError {
    /// One line, without its end.
    static func bytes(_ failure: Failure) -> [UInt8] {
        JSONWriter(escapesLineSeparators: true).object { $0.string("error", failure.message) }
    }
}
