internal import Recipes
internal import Vignette

/// The recipe that a command line asks for, filled in.
enum ChosenRecipe {
    /// Throws where there is no such recipe, or where it cannot be asked with what was given.
    ///
    /// - Parameter folders: where the book's recipes lie.
    static func find(_ options: DescribeOptions, in book: RecipeBook, from folders: [String]) throws -> Recipe {
        let written = try written(options, book, folders)
        let recipe = try filled(written, with: options.parameters)
        guard !recipe.needsPrompt || options.prompt != nil else {
            throw SettingsError.flagMissing("--recipe \(recipe.name)", needs: "--prompt")
        }
        return recipe
    }

    /// What was given with a flag is named by the flag.
    private static func filled(
        _ written: WrittenRecipe, with parameters: [ParameterValue]
    ) throws(CommandError) -> Recipe {
        let (name, known) = (written.recipe.name, written.recipe.parameters.map(\.name))
        var values: [String: String] = [:]
        for parameter in parameters {
            guard known.contains(parameter.name) else {
                throw .unknownParameter(recipe: name, parameter: parameter.name, known: known)
            }
            values[parameter.name] = parameter.value
        }
        do throws(Failure) {
            return try written.filled(with: values)
        } catch {
            guard let parameter = known.first(where: { error.field == "parameter." + $0 }) else {
                throw .cannotFill(recipe: name, why: error.message)
            }
            guard values[parameter] != nil else {
                throw .parameterMissing(recipe: name, parameter: parameter, why: error.message)
            }
            throw .cannotFillWith(recipe: name, parameter: parameter, why: error.message)
        }
    }

    private static func written(
        _ options: DescribeOptions, _ book: RecipeBook, _ folders: [String]
    ) throws(SettingsError) -> WrittenRecipe {
        guard let name = options.recipe else { return book.standing(hasPrompt: options.prompt != nil) }
        guard let recipe = book[name.lowercased()] else {
            throw .refused(
                name: "--recipe", value: name, part: nil,
                allowed: "one of \(book.names.joined(separator: ", ")), "
                    + "the recipes in \(folders.joined(separator: " and "))")
        }
        return recipe
    }
}
