internal import HTTP
internal import Pages
internal import Recipes
internal import Vignette
internal import Vision

/// POST /a/{id}/again: the same pictures, asked about anew: another model, recipe, size or language where the form says
/// so.
///
/// Where no recipe is named, the same is asked: by the recipe that it was asked by, as long as that gives the very words,
/// else by the words that were kept.
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
        let source = desk.recipes.source(of: old)
        guard let recipe = choices.recipe ?? source else { return try kept(old, choices, owned.values) }
        let isSame = recipe == source
        var parameters = recipe.recipe.name == old.recipe ? recipe.known(among: old.parameters) : [:]
        parameters.merge(try owned.values.parameters(of: recipe.recipe, in: desk.recipes)) { $1 }
        let standingFit = isSame ? old.fit : recipe.recipe.fit ?? desk.configuration.fit
        var plan = try recipe.plan(
            filledWith: parameters, prompt: old.prompt, systemPrompt: isSame ? old.systemPrompt : nil,
            language: choices.language ?? old.language, model: choices.model ?? old.model,
            fit: choices.fit ?? standingFit,
            maxTokens: isSame ? old.maxTokens : nil, temperature: isSame ? old.temperature : nil,
            pictures: owned.analysis.pictures.count)
        plan.detail = desk.detail(of: old)
        // A follow-up asked again follows the same; another recipe begins anew.
        if isSame { plan.earlier = old.earlier }
        return plan
    }

    /// No recipe gives its words: they stand, and only what is beside them changes.
    private func kept(
        _ old: QuestionPlan, _ choices: QuestionChoices, _ values: FormValues
    ) throws(Failure) -> QuestionPlan {
        if let name = values.plainParameters.keys.min() {
            throw .invalidRequest(
                field: FormValues.parameterPrefix + name,
                "cannot be filled in while the words stay as they were: choose a recipe")
        }
        var plan = old
        if let language = choices.language { try plan.change(language: language) }
        plan.model = choices.model ?? old.model
        plan.fit = choices.fit ?? old.fit
        plan.detail = desk.detail(of: old)
        return plan
    }
}

extension Desk {
    /// How closely the model looked before, where the endpoint still takes such a word.
    func detail(of plan: QuestionPlan) -> String? {
        configuration.upstreamProfile == .open ? plan.detail : nil
    }
}
