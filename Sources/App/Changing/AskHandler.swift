internal import HTTP
internal import Vignette

/// POST /a/{id}/ask: a further question about the same pictures, with all that was asked and answered before.
struct AskHandler: Sendable {
    let desk: Desk

    @Sendable func handle(_ request: Request) async throws -> Response {
        let owned = try await OwnedAnalysis(request, desk)
        let parent = owned.analysis
        guard parent.state == .done, let answer = parent.answer else {
            throw Failure(
                .invalidRequest, message: "There is no answer yet that a further question could follow.",
                advice: "Wait until it is there.")
        }
        var plan = parent.plan
        plan.earlier.append(EarlierQuestion(prompt: plan.instruction, answer: answer.text))
        guard plan.earlier.count < EarlierQuestion.limit else {
            throw Failure(
                .invalidRequest, message: "A conversation has at most \(EarlierQuestion.limit) questions.",
                advice: "Ask about the picture anew.")
        }
        let filled = try Recipe.ask.plan(
            prompt: owned.text("prompt"), systemPrompt: plan.systemPrompt, language: plan.language, model: plan.model,
            fit: plan.fit, maxTokens: nil, temperature: plan.temperature, pictures: parent.pictures.count)
        plan = plan.with(filled)
        return try await NewAnalysis(desk, request, owned.caller).submit(plan, of: parent, from: nil, parent: parent.id)
    }
}
