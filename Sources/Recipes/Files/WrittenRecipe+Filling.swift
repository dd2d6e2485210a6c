public import Vignette

extension WrittenRecipe {
    /// A plain recipe, whose prompt is what is sent.
    ///
    /// Throws `invalid_request` naming `parameter.NAME`.
    public func filled(with values: [String: String]) throws(Failure) -> Recipe {
        let values = try chosen(from: values)
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
            name: recipe.name, title: recipe.title, order: recipe.order, prompt: Recipe.trimmed(prompt.string),
            systemPrompt: recipe.systemPrompt, fit: recipe.fit, together: recipe.together,
            maxTokens: recipe.maxTokens, temperature: recipe.temperature, extraBody: recipe.extraBody,
            answer: recipe.answer)
    }

    /// The value of every parameter, each checked: what somebody filled in, else what stands where nobody does. Nothing
    /// but white space counts as not filled in, but for a text that may be left empty.
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
            guard let text = parameter.given(values[parameter.name]) ?? parameter.standard else {
                throw Self.refusal(of: parameter, "has to be filled in")
            }
            do throws(ValueRefusal) {
                _ = try parameter.value(of: text)
            } catch {
                throw Self.refusal(of: parameter, error.reason)
            }
            chosen[parameter.name] = parameter.kind == .text ? text : Recipe.trimmed(text)
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
        var value: Value
        do throws(ValueRefusal) {
            value = try parameter.value(of: text)
        } catch {
            throw Self.refusal(of: parameter, error.reason)
        }
        do throws(OperationError) {
            value = try operations[parameter.name]?.apply(to: value, in: &evaluation) ?? value
            return try value.written(in: &evaluation)
        } catch {
            throw Self.refusal(of: parameter, "cannot be used as the recipe asks for it: \(error)")
        }
    }

    private static func field(_ name: String) -> String { "parameter." + name }

    /// For people the field has its label, for programs its name.
    private static func refusal(of parameter: Recipe.Parameter, _ problem: String) -> Failure {
        Failure(
            .invalidRequest, message: "The field \(Quoted.text(parameter.label)) \(Quoted.clean(problem)).",
            field: field(parameter.name))
    }
}

extension Recipe.Parameter {
    /// What counts of what was sent; nil where it is as if nothing was. Whoever takes the words out of a text that need
    /// not be filled in wants none there.
    fileprivate func given(_ text: String?) -> String? {
        guard let text, Recipe.trimmed(text).isEmpty else { return text }
        return kind == .text && standard != nil ? "" : nil
    }
}
