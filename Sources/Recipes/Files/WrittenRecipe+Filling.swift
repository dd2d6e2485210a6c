public import Vignette

extension WrittenRecipe {
    /// A plain recipe, whose prompt is what is sent.
    ///
    /// Throws `invalid_request` naming `parameter.NAME`.
    public func filled(with values: [String: String]) throws(Failure) -> Recipe {
        let values = try chosen(from: values)
        guard !recipe.parameters.isEmpty else { return recipe }
        var evaluation = Evaluation()
        var texts: [Text: Text] = [:]
        for parameter in recipe.parameters {
            texts[Text(parameter.name)] = try text(of: parameter, values[parameter.name] ?? "", &evaluation)
        }
        let prompt: Text
        do throws(Prompt.TooLong) {
            prompt = try Prompt(Text(recipe.prompt)).filled(with: texts)
        } catch {
            throw .invalidRequest(field: "recipe", "becomes too long once its parameters are filled in")
        }
        return Recipe(
            name: recipe.name, title: recipe.title, order: recipe.order, prompt: prompt.string.withoutBlanks,
            systemPrompt: recipe.systemPrompt, fit: recipe.fit, together: recipe.together,
            maxTokens: recipe.maxTokens, temperature: recipe.temperature, extraBody: recipe.extraBody,
            answer: recipe.answer)
    }

    /// The value of every parameter, each checked: what somebody filled in, else what stands where nobody does. Nothing
    /// but white space counts as not filled in.
    ///
    /// Throws `invalid_request` naming `parameter.NAME`.
    public func chosen(from values: [String: String]) throws(Failure) -> [String: String] {
        for name in values.keys.sorted() where !recipe.parameters.contains(where: { $0.name == name }) {
            let known = recipe.parameters.map(\.name)
            throw .invalidRequest(
                field: Self.field(name),
                known.isEmpty
                    ? "is unknown: the recipe \(recipe.name) has no parameters"
                    : "is unknown: the recipe \(recipe.name) has \(Quoted.list(known))")
        }
        var chosen: [String: String] = [:]
        for parameter in recipe.parameters {
            let given = values[parameter.name].flatMap { $0.withoutBlanks.isEmpty ? nil : $0 }
            guard let text = given ?? parameter.standard else {
                throw .invalidRequest(field: Self.field(parameter.name), "has to be filled in: \(parameter.label)")
            }
            do throws(ValueRefusal) {
                _ = try parameter.value(of: text)
            } catch {
                throw .invalidRequest(field: Self.field(parameter.name), error.reason)
            }
            chosen[parameter.name] = parameter.kind == .text ? text : text.withoutBlanks
        }
        return chosen
    }

    /// Those of some values that are still values of this recipe's parameters: it may have changed since they were
    /// chosen.
    public func known(among values: [String: String]) -> [String: String] {
        values.filter { name, text in
            recipe.parameters.contains { $0.name == name && (try? $0.value(of: text)) != nil }
        }
    }

    /// What stands in place of the parameter's placeholder.
    private func text(
        of parameter: Recipe.Parameter, _ text: String, _ evaluation: inout Evaluation
    ) throws(Failure) -> Text {
        let field = Self.field(parameter.name)
        var value: Value
        do throws(ValueRefusal) {
            value = try parameter.value(of: text)
        } catch {
            throw .invalidRequest(field: field, error.reason)
        }
        do throws(OperationError) {
            value = try operations[parameter.name]?.apply(to: value, in: &evaluation) ?? value
            return try value.shown(in: &evaluation)
        } catch {
            throw .invalidRequest(field: field, "cannot be used as the recipe asks for it: \(error)")
        }
    }

    private static func field(_ name: String) -> String { "parameter." + name }
}
