import Foundation
import Recipes
import Vignette

@testable import App

extension Recipe {
    static let describe = Recipe(
        name: "describe", title: "Describe", prompt: "Describe this picture.", fit: .small, maxTokens: 1500)

    static let compare = Recipe(
        name: "compare", title: "Compare", prompt: "Compare these pictures.", fit: .small, together: true,
        maxTokens: 2000)
}

extension RecipeBook {
    /// The recipes that come with the program, and those of a folder.
    static func project(_ own: [String] = []) throws(RecipeFileError) -> RecipeBook {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
        return try RecipeBook(folders: [root + "/Templates/recipes"] + own)
    }
}
