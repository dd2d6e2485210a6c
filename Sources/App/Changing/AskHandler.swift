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
        let earlier =
            parent.plan.earlier + [EarlierQuestion(prompt: parent.plan.instruction, answer: answer.text)]
        guard earlier.count < EarlierQuestion.limit else {
            throw Failure(
                .invalidRequest, message: "A conversation has at most \(EarlierQuestion.limit) questions.",
                advice: "Ask about the picture anew.")
        }
        let old = parent.plan
        var plan = try Recipe.ask.plan(
            prompt: owned.values.text("prompt"), systemPrompt: old.systemPrompt, language: old.language,
            model: old.model,
            fit: old.fit, maxTokens: nil, temperature: old.temperature, pictures: parent.pictures.count)
        plan.detail = desk.detail(of: old)
        plan.earlier = earlier
        plan.extraBody = old.extraBody
        return try await NewAnalysis(desk, request, owned.caller).submit(plan, of: parent, parent: parent.id)
    }
}
