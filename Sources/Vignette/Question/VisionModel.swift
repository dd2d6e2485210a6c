/// Something that looks at pictures and answers.
public protocol VisionModel: Sendable {
    /// Answers `question`, handing every piece of the answer to `emit` as soon as it is there; all pieces of text
    /// together are the answer's text.
    ///
    /// Cancelling the task ends it at once with a `CancellationError`; whatever `emit` throws ends it too. Everything
    /// else that is thrown is a `Failure`.
    func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer
}
