extension Recipe {
    /// What is kept of a question that shall be asked: the same words as `question` sends. What is given beats what the
    /// recipe says.
    ///
    /// Throws `invalid_request` where the asker's words are missing or too long or the language is none, `no_picture`
    /// where there are too few pictures, and `too_many_pictures`.
    ///
    /// - Parameters:
    ///   - prompt: the asker's own words; they stand behind the recipe's.
    ///   - language: of the answer: a tag such as `de` or `pt-BR`, or its name.
    ///   - pictures: how many go into the question.
    public func plan(
        prompt: String?, systemPrompt: String?, language: String?, model: String?, fit: Fit, maxTokens: Int?,
        temperature: Double?, pictures count: Int
    ) throws(Failure) -> QuestionPlan {
        try check(pictures: count)
        let language = language.map(Self.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        if let language {
            guard language.utf8.count <= Self.languageLimit, Language(language) != nil else {
                throw .invalidRequest(field: "language", "names no language: use a tag such as de or pt-BR, or a name")
            }
        }
        let systemPrompt = systemPrompt.map(Self.trimmed).flatMap { $0.isEmpty ? nil : $0 } ?? self.systemPrompt
        guard (systemPrompt ?? "").utf8.count <= Self.promptLimit else {
            throw .invalidRequest(field: "system_prompt", "is longer than \(Self.promptLimit / 1024) KB")
        }
        var plan = QuestionPlan(
            recipe: name, recipeTitle: title, prompt: prompt.map(Self.trimmed) ?? "",
            instruction: try instruction(prompt: prompt, language: language), systemPrompt: systemPrompt, fit: fit,
            language: language, model: model, maxTokens: maxTokens ?? self.maxTokens,
            temperature: temperature ?? self.temperature)
        plan.extraBody = extraBody
        plan.answer = answer
        return plan
    }

    /// Of what somebody calls a language, in bytes.
    private static let languageLimit = 256
}
