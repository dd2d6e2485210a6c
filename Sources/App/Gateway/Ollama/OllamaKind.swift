/// In which of its two shapes a question comes, and its answer goes.
enum OllamaKind: Sendable {
    /// One prompt, and a text.
    case generate
    /// A conversation, and its next message.
    case chat
}
