internal import Bytes
public import Vignette

/// A model that is asked only what a moderation service lets pass: each picture in a call of its own, then the text.
///
/// A flag is `moderation_blocked`, and nothing goes to the model. A service that fails, or answers what cannot be
/// understood, closes the door: `moderation_unavailable`.
public struct ModeratedModel: VisionModel {
    private let model: any VisionModel
    private let moderator: Moderator
    private let restrictions: Restrictions

    /// - Parameter profile: what may be asked at all: nothing else leaves for the moderation service either.
    public init(
        _ model: any VisionModel, settings: ModerationSettings, profile: UpstreamProfile, transfers: Transfers
    ) {
        self.model = model
        restrictions = Restrictions(profile)
        moderator = Moderator(settings, transfers: transfers)
    }

    /// Asks the service about a text that nobody could mind. Throws what a question would.
    public func checkService() async throws {
        try await moderator.check("A boat on a lake.")
    }

    public func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        let question = try restrictions.checked(question)
        for picture in question.pictures { try await moderator.check(picture) }
        let text = [question.systemPrompt, question.prompt].compactMap { $0 }.joined(separator: "\n\n")
        try await moderator.check(text)
        return try await model.answer(question, emit: emit)
    }
}
