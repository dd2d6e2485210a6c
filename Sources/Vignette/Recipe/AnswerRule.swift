/// What an answer has to be beside an answer to the question.
public enum AnswerRule: String, Sendable, Equatable, CaseIterable {
    /// Whatever the model says.
    case free
    /// One sentence of at most 125 characters that can stand as the alternative text of the picture.
    case altText = "alt_text"
}
