internal import HTTP
internal import Vignette

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
        let model = owned.form["model"].map { $0.trimmed.isEmpty ? nil : $0.trimmed } ?? old.model
        let language = owned.form["language"].map { $0.trimmed.isEmpty ? nil : $0.trimmed } ?? old.language
        let fit = try owned.text("fit").map(Self.fit)
        guard let recipe = try recipe(owned) else {
            // Its recipe is not known any more: its words stand, and only what is beside them changes.
            var plan = old
            plan.model = model
            plan.fit = fit ?? old.fit
            return plan
        }
        let isSame = recipe.name == old.recipe
        var plan = try recipe.plan(
            prompt: old.prompt, systemPrompt: isSame ? old.systemPrompt : nil, language: language, model: model,
            fit: fit ?? (isSame ? old.fit : recipe.fit ?? desk.configuration.fit),
            maxTokens: isSame ? old.maxTokens : nil, temperature: isSame ? old.temperature : nil,
            pictures: owned.analysis.pictures.count)
        // A follow-up asked again follows the same; another recipe begins anew.
        if isSame { plan.earlier = old.earlier }
        return plan
    }

    /// Nil where none was chosen and the old one is not known any more.
    private func recipe(_ owned: OwnedAnalysis) throws(Failure) -> Recipe? {
        guard let name = owned.text("recipe") else {
            return desk.recipes.first { $0.name == owned.analysis.plan.recipe }
        }
        guard let recipe = desk.recipes.first(where: { $0.name == name }) else {
            throw .invalidRequest(field: "recipe", "names no recipe that there is")
        }
        return recipe
    }

    private static func fit(_ text: String) throws(Failure) -> Fit {
        guard let side = Int(text), let fit = Fit(rawValue: side) else {
            throw .invalidRequest(field: "fit", "must be 768, 1280 or 2048")
        }
        return fit
    }
}
