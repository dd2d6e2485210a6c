internal import Pages
internal import Recipes
internal import Vignette

extension FormValues {
    static let parameterPrefix = "parameter."

    /// What was sent for the parameters of a recipe, by their names: as `parameter.NAME`, or as `parameter.RECIPE.NAME`,
    /// which a form sends that shows the fields of several recipes. Those of other recipes are left out; names that the
    /// recipe does not know are not.
    ///
    /// Throws `invalid_request` for what names a recipe that is none: it would be left out in silence.
    func parameters(of recipe: Recipe, in book: RecipeBook) throws(Failure) -> [String: String] {
        var parameters: [String: String] = [:]
        for field in names {
            guard let (owner, name) = try Self.parameter(field, book), owner == recipe.name else { continue }
            parameters[name] = self[field]
        }
        return parameters.merging(plainParameters) { $1 }
    }

    /// What was sent as `parameter.NAME`, whatever the recipe.
    var plainParameters: [String: String] {
        var parameters: [String: String] = [:]
        for field in names where field.hasPrefix(Self.parameterPrefix) {
            let name = field.dropFirst(Self.parameterPrefix.count)
            if !name.contains(".") { parameters[String(name)] = self[field] }
        }
        return parameters
    }

    /// Of `parameter.RECIPE.NAME` both; nil for every other field.
    private static func parameter(
        _ field: String, _ book: RecipeBook
    ) throws(Failure) -> (recipe: String, name: String)? {
        guard field.hasPrefix(parameterPrefix) else { return nil }
        let parts = field.dropFirst(parameterPrefix.count).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        guard book[String(parts[0])] != nil else {
            throw .invalidRequest(
                field: field,
                "belongs to no recipe that there is: use one of \(book.names.joined(separator: ", "))")
        }
        return (String(parts[0]), String(parts[1]))
    }
}
