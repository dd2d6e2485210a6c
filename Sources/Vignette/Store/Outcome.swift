/// How a job ended.
public enum Outcome: Sendable, Equatable {
    case done(Answer)
    /// With what there was of an answer.
    case failed(Failure, partial: Answer?)
}
