internal import Vignette

/// The recipes of a server in the order in which they are offered, each name once.
public struct RecipeBook: Sendable {
    public let recipes: [WrittenRecipe]

    public init(_ recipes: [WrittenRecipe]) {
        self.recipes = recipes
    }

    public subscript(name: String) -> WrittenRecipe? {
        recipes.first { $0.recipe.name == name }
    }
}
