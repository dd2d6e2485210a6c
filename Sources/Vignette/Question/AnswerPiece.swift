/// A piece of an answer, as it is being written.
public enum AnswerPiece: Sendable, Equatable {
    case text(String)
    case reasoning(String)
}
