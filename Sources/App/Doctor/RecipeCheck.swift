internal import Recipes

/// Whether every recipe can be used.
enum RecipeCheck {
    static func finding(_ configuration: Configuration) -> Finding {
        do throws(RecipeFileError) {
            let count = try RecipeBook(folders: RecipeBook.folders(configuration)).recipes.count
            let own = configuration.data + "/recipes"
            return .ok("recipes", "\(count) \(count == 1 ? "recipe" : "recipes"); your own go into \(own).")
        } catch {
            return .failure(
                "recipes", "\(error.description).",
                error.field == nil
                    ? "Mend or remove it; --root names the folder that holds Templates." : "Correct the file.")
        }
    }
}
