internal import Recipes
internal import Vignette

/// The recipe that a command line asks for, filled in.
enum ChosenRecipe {
    /// Throws where there is no such recipe, or where it cannot be asked with what was given.
    static func find(_ options: DescribeOptions, in book: RecipeBook) throws -> Recipe {
        let written = try written(options, book)
        var values: [String: String] = [:]
        for parameter in options.parameters { values[parameter.name] = parameter.value }
        let recipe: Recipe
        do throws(Failure) {
            recipe = try written.filled(with: values)
        } catch {
            throw CommandError.cannotFill(written.recipe.name, error.message)
        }
        guard !recipe.needsPrompt || options.prompt != nil else {
            throw SettingsError.flagMissing("--recipe \(recipe.name)", needs: "--prompt")
        }
        return recipe
    }

    private static func written(_ options: DescribeOptions, _ book: RecipeBook) throws(SettingsError) -> WrittenRecipe {
        guard let name = options.recipe else { return book.standing(hasPrompt: options.prompt != nil) }
        guard let recipe = book[name.lowercased()] else {
            let names = book.names
            throw .refused(
                name: "--recipe", value: name, part: nil,
                allowed: names.count < 2
                    ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? ""))
        }
        return recipe
    }
}
