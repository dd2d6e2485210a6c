internal import Pages
internal import Recipes
internal import Vignette

/// What a form says of how something shall be asked, each checked; nil is what it leaves open.
struct QuestionChoices: Sendable {
    let recipe: WrittenRecipe?
    let model: String?
    let language: String?
    let fit: Fit?

    /// In bytes.
    private static let modelLimit = 256

    /// Throws `invalid_request` naming the field. The language is checked with the recipe.
    init(_ values: FormValues, _ recipes: RecipeBook) throws(Failure) {
        recipe = try Self.recipe(values.text("recipe"), recipes)
        model = try values.line("model", limit: Self.modelLimit)
        language = values.text("language")
        fit = try values.fit("fit")
    }

    private static func recipe(_ name: String?, _ recipes: RecipeBook) throws(Failure) -> WrittenRecipe? {
        guard let name else { return nil }
        guard let recipe = recipes[name] else {
            let names = recipes.names.joined(separator: ", ")
            throw .invalidRequest(field: "recipe", "names no recipe that there is: use one of \(names)")
        }
        return recipe
    }
}
