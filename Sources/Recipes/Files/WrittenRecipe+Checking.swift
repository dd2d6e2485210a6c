internal import Vignette

/// What no member of a recipe shows alone.
extension WrittenRecipe {
    /// Every placeholder has its parameter, and every parameter its placeholder.
    func checkPlaceholders() throws(FieldError) {
        let names = Prompt(Text(recipe.prompt)).names.map(\.string)
        if let name = names.first(where: { name in !recipe.parameters.contains { $0.name == name } }) {
            throw FieldError("prompt", "has a placeholder of \(Quoted.text(name)), which is no parameter of the recipe")
        }
        for parameter in recipe.parameters where !names.contains(parameter.name) {
            throw FieldError(
                "parameters." + parameter.name,
                "is not used: the prompt has no {{ $parameters.\(parameter.name) }}")
        }
        if let systemPrompt = recipe.systemPrompt, !Prompt(Text(systemPrompt)).names.isEmpty {
            throw FieldError("system_prompt", "has a placeholder, but only those of the prompt are filled in")
        }
    }

    /// Whatever can be chosen, and what stands where nobody chooses, goes through the operations.
    func checkOperations() throws(FieldError) {
        var evaluation = Evaluation()
        for parameter in recipe.parameters {
            guard let chain = operations[parameter.name] else { continue }
            for text in parameter.samples {
                guard let value = try? parameter.value(of: text) else { continue }
                do throws(OperationError) {
                    _ = try chain.apply(to: value, in: &evaluation)
                } catch {
                    throw FieldError(
                        "operations.\(parameter.name)[\(error.places.first?.index ?? 0)]",
                        "cannot be used for \(Quoted.text(text)): \(error)")
                }
            }
        }
    }
}

extension Recipe.Parameter {
    /// Texts that are certain to be filled in sooner or later.
    fileprivate var samples: [String] {
        switch kind {
        case .choice: choices
        case .boolean: ["true", "false"]
        case .text, .number: standard.map { [$0] } ?? []
        }
    }
}
