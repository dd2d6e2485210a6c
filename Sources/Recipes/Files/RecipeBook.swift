internal import Vignette

/// The recipes of a server in the order in which they are offered, each name once.
public struct RecipeBook: Sendable, Equatable {
    public let recipes: [WrittenRecipe]

    /// In the given order. Of several of one name the last counts.
    public init(_ recipes: [WrittenRecipe]) {
        var places: [String: Int] = [:]
        var kept: [WrittenRecipe] = []
        for recipe in recipes {
            if let place = places[recipe.recipe.name] {
                kept[place] = recipe
            } else {
                places[recipe.recipe.name] = kept.count
                kept.append(recipe)
            }
        }
        self.recipes = kept
    }

    /// The recipes of folders, those of a later one in place of those of the same name before; a folder that is not
    /// there has none. The first that nobody can use is an error.
    public init(folders: [String]) throws(RecipeFileError) {
        var recipes: [WrittenRecipe] = []
        for folder in folders { recipes += try RecipeFolder.recipes(in: folder) }
        let found = RecipeBook(recipes).recipes
        guard !found.isEmpty else {
            throw RecipeFileError(folders.joined(separator: ", "), "has no recipes")
        }
        self.init(
            found.sorted { ($0.recipe.order, $0.recipe.name) < ($1.recipe.order, $1.recipe.name) })
    }

    public subscript(name: String) -> WrittenRecipe? {
        recipes.first { $0.recipe.name == name }
    }

    public var names: [String] { recipes.map(\.recipe.name) }
}
