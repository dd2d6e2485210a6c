internal import HTTP
internal import Vignette

/// POST /a/{id}/again: the same pictures, asked about anew: another model, recipe, size or language where the form says
/// so.
struct AgainHandler: Sendable {
    let desk: Desk

    @Sendable func handle(_ request: Request) async throws -> Response {
        let owned = try await OwnedAnalysis(request, desk)
        let old = owned.analysis
        var plan = old.plan
        if let name = owned.text("model") { plan.model = name }
        if let text = owned.form["language"] { plan.language = text.trimmed.isEmpty ? nil : text.trimmed }
        var fit = try owned.text("fit").map(Self.fit)
        if let recipe = try recipe(owned) {
            // Another recipe has its own size.
            if recipe.name != plan.recipe { fit = fit ?? recipe.fit ?? desk.configuration.fit }
            let filled = try recipe.plan(
                prompt: plan.prompt, systemPrompt: nil, language: plan.language, model: plan.model,
                fit: fit ?? plan.fit, maxTokens: nil, temperature: nil, pictures: old.pictures.count)
            plan = plan.with(filled)
        }
        plan.fit = fit ?? plan.fit
        return try await NewAnalysis(desk, request, owned.caller).submit(plan, of: old, from: old.id, parent: nil)
    }

    /// Nil where the words of the old one stand: its recipe is not known any more and no other was chosen.
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
