/// A model whose answers keep to the rule of their question.
///
/// An answer under a rule is told in one piece, once it keeps to it: what is written until then may not last.
public struct RuledModel: VisionModel {
    private let model: any VisionModel
    private let asksAgain: Bool

    /// - Parameter asksAgain: whether the model may do better when it is told what was wrong.
    public init(_ model: any VisionModel, asksAgain: Bool) {
        self.model = model
        self.asksAgain = asksAgain
    }

    public func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        switch question.answer {
        case .free: try await model.answer(question, emit: emit)
        case .altText: try await altText(question, emit: emit)
        }
    }

    private func altText(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        var answer = try await held(question, tellsPartial: true, emit: emit)
        let first = AltSentence(answer.text)
        answer.text = first.cut
        if asksAgain, !first.fits, !first.text.isEmpty, question.earlier.count + 2 <= EarlierQuestion.limit {
            answer = try await shorter(than: first, after: answer, to: question, emit: emit)
        }
        try await emit(.text(answer.text))
        return answer
    }

    /// Asks once more. A second question that fails leaves the first answer, cut.
    private func shorter(
        than first: AltSentence, after answer: Answer, to question: Question,
        emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        var again = question
        again.earlier.append(EarlierQuestion(prompt: question.prompt, answer: first.text))
        again.prompt = """
            That has \(first.text.count) characters. Say the same in the same language in one sentence of at most \
            \(AltSentence.limit) characters. Answer with that sentence alone.
            """
        var second: Answer
        do {
            second = try await held(again, tellsPartial: false, emit: emit)
        } catch is Failure {
            try Task.checkCancellation()
            return answer
        }
        let sentence = AltSentence(second.text)
        // A model that has nothing to add has not done better.
        second.text = sentence.text.isEmpty ? answer.text : sentence.cut
        second.usage = answer.usage + second.usage
        second.bytesSent += answer.bytesSent
        second.timing = nil
        second.notes = answer.notes + second.notes.filter { !answer.notes.contains($0) } + [.askedForShorter]
        if answer.sight != .unknown { second.sight = answer.sight }
        return second
    }

    /// Asks, and keeps the text back.
    ///
    /// - Parameter tellsPartial: whether what there was of an answer that breaks off is told.
    private func held(
        _ question: Question, tellsPartial: Bool, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        let text = HeldText()
        do {
            return try await model.answer(question) { piece in
                if let passed = await text.pass(piece) { try await emit(passed) }
            }
        } catch {
            let partial = await text.written
            if tellsPartial, !partial.isEmpty, error is Failure { try await emit(.text(partial)) }
            throw error
        }
    }
}
