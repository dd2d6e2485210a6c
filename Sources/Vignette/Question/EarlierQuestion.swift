/// A question that was asked before, with its answer.
public struct EarlierQuestion: Sendable, Equatable {
    public var prompt: String
    public var answer: String

    /// How many questions one conversation has at most, the new one among them.
    public static let limit = 8

    public init(prompt: String, answer: String) {
        self.prompt = prompt
        self.answer = answer
    }
}
