internal import Vignette

extension FormPage {
    /// Under which name the form sends a parameter: those of all recipes come with it, and only those of the chosen one
    /// count.
    public static func field(of parameter: String, in recipe: String) -> String { "parameter.\(recipe).\(parameter)" }

    /// Nothing where it has none.
    func parameters(of recipe: Recipe, isChosen: Bool) -> TemplateValue {
        guard !recipe.parameters.isEmpty else { return .nothing }
        let fields = recipe.parameters.map { parameter in
            let name = Self.field(of: parameter.name, in: recipe.name)
            // Programs leave the recipe out, and may ask for the page all the same.
            let plain = isChosen ? values["parameter." + parameter.name] : nil
            var field = FormField(parameter, name: name, value: values[name] ?? plain)
            if isChosen, fault == name { field.faultElsewhere = "failure" }
            return field.template
        }
        return ["fields": .list(fields)]
    }

    /// The field that the failure belongs to, by the field's id; nil where it belongs to none.
    var fault: String? {
        guard let failure else { return nil }
        guard let recipe = recipes.first(where: { $0.name == chosenRecipe }),
            let parameter = recipe.parameters.first(where: { failure.field == "parameter." + $0.name })
        else { return failure.formField }
        return Self.field(of: parameter.name, in: recipe.name)
    }

    var chosenRecipe: String? { values["recipe"] ?? standing ?? recipes.first?.name }
}
