internal import Recipes
internal import Vignette

extension RecipeBook {
    /// The recipe by which a question was asked, where it would ask the very same today; nil where its file says
    /// something else now, or where the question was asked by a recipe of that name that never was in the book.
    func source(of old: QuestionPlan) -> WrittenRecipe? {
        guard let recipe = self[old.recipe],
            let plan = try? recipe.plan(
                filledWith: recipe.known(among: old.parameters), prompt: old.prompt, systemPrompt: old.systemPrompt,
                language: old.language, model: old.model, fit: old.fit, maxTokens: old.maxTokens,
                temperature: old.temperature, pictures: recipe.recipe.together ? 2 : 1),
            plan.instruction == old.instruction, plan.systemPrompt == old.systemPrompt,
            plan.maxTokens == old.maxTokens, plan.temperature == old.temperature, plan.extraBody == old.extraBody,
            plan.answer == old.answer
        else { return nil }
        return recipe
    }
}
