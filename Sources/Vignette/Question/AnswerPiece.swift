/// A piece of an answer, as it is being written.
public enum AnswerPiece: Sendable, Equatable {
    case text(String)
    case reasoning(String)
    /// All text so far was reasoning after all: some models end their reasoning with a tag that never began.
    case textWasReasoning
}
