public import Bytes
internal import Vignette

extension WrittenRecipe {
    /// As a file says it: read again it is the same recipe.
    public var json: [UInt8] {
        JSONWriter(escapesLineSeparators: true).object { write(to: &$0) }
    }

    private func write(to object: inout JSONObjectWriter) {
        object.string("name", recipe.name)
        object.object("title") { $0.string("en", recipe.title) }
        object.int("order", recipe.order)
        object.string("prompt", recipe.prompt)
        if let text = recipe.systemPrompt { object.string("system_prompt", text) }
        if let fit = recipe.fit { object.int("fit", fit.rawValue) }
        object.bool("together", recipe.together)
        if let count = recipe.maxTokens { object.int("max_tokens", count) }
        // Only infinity and NaN cannot be written, which are no temperatures.
        if let temperature = recipe.temperature { try? object.double("temperature", temperature) }
        if !recipe.parameters.isEmpty { writeParameters(to: &object) }
        if !writtenOperations.isEmpty { object.value("operations", .object(writtenOperations)) }
        if let body = recipe.extraBody, let json = try? JSON.parse(Array(body.utf8)) {
            object.value("extra_body", json)
        }
        if recipe.answer != .free { object.string("answer", recipe.answer.rawValue) }
    }

    /// Its parameters by their names, in their order.
    public func writeParameters(to object: inout JSONObjectWriter) {
        object.object("parameters") { list in
            for parameter in recipe.parameters {
                list.object(parameter.name) { parameter.write(to: &$0) }
            }
        }
    }
}

extension Recipe.Parameter {
    fileprivate func write(to object: inout JSONObjectWriter) {
        object.string("kind", kind.rawValue)
        object.string("label", label)
        if let standard {
            switch kind {
            case .text, .choice: object.string("default", standard)
            case .boolean: object.bool("default", standard == "true")
            case .number:
                if let number = try? JSON.parse(Array(standard.utf8)) { object.value("default", number) }
            }
        }
        if !choices.isEmpty { object.array("choices") { list in choices.forEach { list.string($0) } } }
    }
}
