internal import Vignette

/// What a choice's `finish_reason` says.
enum ChoiceEnd: Sendable, Equatable {
    /// The reason, where it is one that is known.
    case finished(FinishReason?)
    /// The service says that it could not go on.
    case broken

    /// Nil where the words mean that the end has not come yet.
    init?(_ word: String) {
        switch word.lowercased() {
        case "", "null", "none": return nil
        case "stop", "eos", "tool_calls", "function_call": self = .finished(.complete)
        case "length", "max_tokens", "model_length": self = .finished(.cutOff)
        case "content_filter", "safety", "image_safety", "recitation", "blocklist", "prohibited_content", "spii",
            "sensitive":
            self = .finished(.filtered)
        case "refusal": self = .finished(.refused)
        // vLLM and SGLang, DeepSeek, Zhipu.
        case "error", "abort", "insufficient_system_resource", "network_error": self = .broken
        default: self = .finished(nil)
        }
    }
}
