internal import Vignette

/// What a reply of the chat-completions protocol came to.
struct ChatReply: Sendable, Equatable {
    var text = ""
    var reasoning = ""
    var finish: FinishReason?
    var usage = TokenUsage()
    /// The reply was whole: it said so, or gave a reason for its end.
    var isComplete = false
    /// The reasoning ended with a tag that never began.
    var endedOrphanReasoning = false
}
