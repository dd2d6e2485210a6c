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
}
