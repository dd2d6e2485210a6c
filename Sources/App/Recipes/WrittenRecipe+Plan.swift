internal import Recipes
internal import Vignette

extension WrittenRecipe {
    /// What is kept of a question of this recipe. Throws what `filled` and `Recipe.plan` throw.
    func plan(
        filledWith values: [String: String], prompt: String?, systemPrompt: String?, language: String?, model: String?,
        fit: Fit, maxTokens: Int?, temperature: Double?, pictures count: Int
    ) throws(Failure) -> QuestionPlan {
        var plan = try filled(with: values).plan(
            prompt: prompt, systemPrompt: systemPrompt, language: language, model: model, fit: fit,
            maxTokens: maxTokens, temperature: temperature, pictures: count)
        // What was left empty on purpose is something that was filled in.
        let meant = Set(recipe.parameters.filter { $0.standard?.isEmpty == false }.map(\.name))
        plan.parameters = try chosen(from: values).filter { !$0.value.isEmpty || meant.contains($0.key) }
        return plan
    }
}
