internal import Bytes
internal import Pages
internal import Recipes
internal import Vignette

extension FormValues {
    /// What the fields hold once a recipe is loaded.
    init(loading recipe: WrittenRecipe) {
        let words = recipe.recipe
        self.init([
            "recipe": words.name, "name": words.name, "title": words.title, "prompt": words.prompt,
            "answer": words.answer.rawValue, "together": words.together ? "true" : "false",
            "order": String(words.order),
        ])
        self["system_prompt"] = words.systemPrompt
        self["fit"] = words.fit.map { String($0.rawValue) }
        self["max_tokens"] = words.maxTokens.map(String.init)
        self["temperature"] = words.temperature.map(TryRecipe.plain)
        // What the book holds was read from such a text.
        guard let json = try? JSON.parse(recipe.json) else { return }
        for name in ["parameters", "operations", "extra_body"] { self[name] = json[name].map { TryJSON.text($0) } }
    }
}
