internal import HTTP
internal import Recipes
internal import Vignette
internal import Vision

/// POST /a/{id}/again: the same pictures, asked about anew: another model, recipe, size or language where the form says
/// so.
struct AgainHandler: Sendable {
    let desk: Desk

    @Sendable func handle(_ request: Request) async throws -> Response {
        let owned = try await OwnedAnalysis(request, desk)
        return try await NewAnalysis(desk, request, owned.caller)
            .submit(try plan(owned), of: owned.analysis, from: owned.analysis.id)
    }

    private func plan(_ owned: OwnedAnalysis) throws(Failure) -> QuestionPlan {
        let old = owned.analysis.plan
        let choices = try QuestionChoices(owned.values, desk.recipes)
        let model = choices.model ?? old.model
        guard let recipe = choices.recipe ?? desk.recipes[old.recipe] else {
            // Its recipe is not known any more: its words stand, and only what is beside them changes.
            var plan = old
            plan.model = model
            plan.fit = choices.fit ?? old.fit
            plan.detail = desk.detail(of: old)
            return plan
        }
        let isSame = recipe.recipe.name == old.recipe
        let given = owned.values.parameters(of: recipe.recipe)
        var plan = try recipe.plan(
            filledWith: isSame ? recipe.known(among: old.parameters).merging(given) { $1 } : given, prompt: old.prompt,
            systemPrompt: isSame ? old.systemPrompt : nil,
            language: choices.language ?? old.language, model: model,
            fit: choices.fit ?? (isSame ? old.fit : recipe.recipe.fit ?? desk.configuration.fit),
            maxTokens: isSame ? old.maxTokens : nil, temperature: isSame ? old.temperature : nil,
            pictures: owned.analysis.pictures.count)
        plan.detail = desk.detail(of: old)
        // A follow-up asked again follows the same; another recipe begins anew.
        if isSame { plan.earlier = old.earlier }
        return plan
    }
}

extension Desk {
    /// How closely the model looked before, where the endpoint still takes such a word.
    func detail(of plan: QuestionPlan) -> String? {
        configuration.upstreamProfile == .open ? plan.detail : nil
    }
}
