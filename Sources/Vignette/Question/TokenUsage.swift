/// What an endpoint counted. Zero is what some services say when they do not count, so it is never kept.
public struct TokenUsage: Sendable, Equatable {
    /// Question and pictures.
    public var prompt: Int?
    /// The answer, with its reasoning.
    public var answer: Int?

    public init(prompt: Int? = nil, answer: Int? = nil) {
        self.prompt = prompt.flatMap { $0 > 0 ? $0 : nil }
        self.answer = answer.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Of two answers together; what only one of them tells is at least that much.
    static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            prompt: (left.prompt ?? 0) + (right.prompt ?? 0), answer: (left.answer ?? 0) + (right.answer ?? 0))
    }
}
