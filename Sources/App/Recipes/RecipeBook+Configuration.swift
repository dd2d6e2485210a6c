internal import Recipes
internal import Vignette

extension RecipeBook {
    /// The folders in which recipes lie; those of the second take the place of those that come with the program.
    static func folders(_ configuration: Configuration) -> [String] {
        [configuration.root + "/Templates/recipes", configuration.data + "/recipes"]
    }

    init(_ configuration: Configuration) throws(StartError) {
        do throws(RecipeFileError) {
            try self.init(folders: Self.folders(configuration))
        } catch {
            throw StartError(description: error.description)
        }
    }

    /// For somebody who may stand in any folder, where a data folder that cannot be looked into is likely another's: who
    /// names no recipe wants none of it.
    init(_ configuration: Configuration, isAskedFor: Bool) throws(StartError) {
        let folders = Self.folders(configuration)
        do throws(RecipeFileError) {
            do throws(RecipeFileError) {
                try self.init(folders: folders)
            } catch {
                guard !isAskedFor, error.isClosedFolder, error.file == folders.last else { throw error }
                try self.init(folders: folders.dropLast())
            }
        } catch {
            throw StartError(description: error.description)
        }
    }

    /// With their placeholders.
    var asWritten: [Recipe] { recipes.map(\.recipe) }

    /// What is asked where nobody chooses: an own question needs no recipe's words around it.
    func standing(hasPrompt: Bool) -> WrittenRecipe {
        if hasPrompt { return self["ask"] ?? WrittenRecipe(.ask) }
        return self["describe"] ?? recipes.first { !$0.recipe.needsPrompt } ?? WrittenRecipe(.ask)
    }
}
