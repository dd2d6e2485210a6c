/// What is being done for a running analysis, for those who watch.
public enum AnalysisPhase: String, Sendable {
    /// Its pictures are made ready for the question.
    case preparing
    /// The question was sent, and nothing has come yet.
    case asking
    /// Nothing has come for so long that the model is probably being loaded.
    case waitingModel = "waiting_model"
    /// The answer is being written.
    case writing
}
