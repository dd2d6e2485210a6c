internal import Bytes
internal import Loop
internal import Vignette
internal import Vision

/// Reads the answer that comes, in chunks or whole, and remembers what its last line will tell.
struct OllamaReply: Sendable {
    private let showsThinking: Bool
    private var calls = OllamaToolCalls()
    private(set) var usage = TokenUsage()
    /// The model had not finished when it had written as much as it may.
    private(set) var isCutOff = false
    /// When the first piece was there.
    private(set) var firstPiece: Moment?

    /// More tokens than any model reads: what is above was not counted but made up.
    private static let mostTokens = 1e9

    init(showsThinking: Bool) {
        self.showsThinking = showsThinking
    }

    /// What can be told at once of a chunk: all but its tool calls. Throws a `Failure`.
    mutating func take(_ json: JSONValue) throws(Failure) -> OllamaPiece {
        count(json["usage"])
        // Only one answer was asked for: others are not read.
        let choice = json["choices"]?.array?.first { ($0["index"]?.int ?? 0) == 0 }
        guard let choice else { return OllamaPiece() }
        if let word = choice["finish_reason"]?.string {
            isCutOff = ["length", "max_tokens", "model_length"].contains(word)
        }
        var message = choice["delta"]
        // Some services send the whole message once more at the end.
        if message?.object == nil, firstPiece == nil { message = choice["message"] }
        guard let message else { return OllamaPiece() }
        for call in message["tool_calls"]?.array ?? [] { try calls.take(call) }
        var piece = OllamaPiece(message)
        if firstPiece == nil, !piece.isEmpty || !calls.isEmpty { firstPiece = .now() }
        if !showsThinking { piece.thinking = "" }
        return piece
    }

    /// The tool calls, now that no more comes. Throws a `Failure`.
    func toolCalls() throws(Failure) -> [OllamaToolCall] { try calls.finished() }

    /// A later count replaces an earlier one; what is no count does not.
    private mutating func count(_ counted: JSONValue?) {
        let new = TokenUsage(
            prompt: Self.tokens(counted?["prompt_tokens"]), answer: Self.tokens(counted?["completion_tokens"]))
        usage.prompt = new.prompt ?? usage.prompt
        usage.answer = new.answer ?? usage.answer
    }

    private static func tokens(_ value: JSONValue?) -> Int? {
        value?.double.flatMap { (0...mostTokens).contains($0) ? Int($0) : nil }
    }
}
