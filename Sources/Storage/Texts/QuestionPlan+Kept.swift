internal import Bytes
internal import Vignette

extension QuestionPlan {
    var kept: String {
        let bytes = JSONWriter().object { plan in
            plan.string("recipe", recipe)
            plan.string("recipe_title", recipeTitle)
            if !parameters.isEmpty {
                plan.object("parameters") { object in
                    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { object.string(name, value) }
                }
            }
            plan.string("prompt", prompt)
            plan.string("instruction", instruction)
            if let systemPrompt { plan.string("system_prompt", systemPrompt) }
            plan.int("fit", fit.rawValue)
            if let language { plan.string("language", language) }
            if let model { plan.string("model", model) }
            if let maxTokens { plan.int("max_tokens", maxTokens) }
            // Only infinity and NaN cannot be written, which are no temperatures.
            if let temperature { try? plan.double("temperature", temperature) }
            if let detail { plan.string("detail", detail) }
            if let extraBody { plan.string("extra_body", extraBody) }
            if answer != .free { plan.string("answer", answer.rawValue) }
            plan.array("earlier") { list in
                for question in earlier {
                    list.object {
                        $0.string("prompt", question.prompt)
                        $0.string("answer", question.answer)
                    }
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    init(kept bytes: [UInt8]) throws(UnreadableColumn) {
        let plan = try KeptText(bytes, column: "plans.plan")
        var earlier: [EarlierQuestion] = []
        for question in try plan.list("earlier") {
            earlier.append(
                EarlierQuestion(prompt: try question.string("prompt"), answer: try question.string("answer")))
        }
        self.init(
            recipe: try plan.string("recipe"), recipeTitle: try plan.string("recipe_title"),
            parameters: try plan.has("parameters") ? plan.strings("parameters") : [:],
            prompt: try plan.string("prompt"), instruction: try plan.string("instruction"),
            systemPrompt: plan.optionalString("system_prompt"), fit: try plan.choice("fit"),
            language: plan.optionalString("language"), model: plan.optionalString("model"),
            maxTokens: plan.optionalInt("max_tokens"), temperature: plan.optionalDouble("temperature"),
            detail: plan.optionalString("detail"), earlier: earlier)
        extraBody = plan.optionalString("extra_body")
        // What was kept before there were rules has none.
        answer = plan.optionalString("answer").flatMap(AnswerRule.init) ?? .free
    }
}
