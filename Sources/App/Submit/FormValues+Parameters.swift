internal import Pages
internal import Vignette

extension FormValues {
    static let parameterPrefix = "parameter."

    /// What was sent for the parameters of a recipe, by their names: as `parameter.NAME`, or as `parameter.RECIPE.NAME`,
    /// which a form sends that shows the fields of several recipes. Those of other recipes are left out; names that the
    /// recipe does not know are not.
    func parameters(of recipe: Recipe) -> [String: String] {
        var parameters: [String: String] = [:]
        var plain: [String: String] = [:]
        for field in names where field.hasPrefix(Self.parameterPrefix) {
            let name = field.dropFirst(Self.parameterPrefix.count)
            let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 1 {
                plain[String(name)] = self[field]
            } else if parts[0] == recipe.name {
                parameters[String(parts[1])] = self[field]
            }
        }
        return parameters.merging(plain) { $1 }
    }
}
