/// Something that looks at pictures and answers.
public protocol VisionModel: Sendable {
    /// Answers `question`, handing every piece of the answer to `emit` as soon as it is there. All pieces of text since
    /// the last `textWasReasoning` are together the answer's text, or, if the answer breaks off, what there was of it.
    ///
    /// Cancelling the task ends it at once with a `CancellationError`; whatever `emit` throws ends it too. Everything
    /// else that is thrown is a `Failure`.
    func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer
}
