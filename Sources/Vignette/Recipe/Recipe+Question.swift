extension Recipe {
    /// The question that is sent. What is given beats what the recipe says.
    ///
    /// Throws `invalid_request` where the asker's words are missing or too long, `no_picture` where there are too few
    /// pictures, and `too_many_pictures`.
    ///
    /// - Parameters:
    ///   - prompt: the asker's own words; they stand behind the recipe's.
    ///   - language: of the answer: a tag such as `de` or `pt-BR`, or its name.
    public func question(
        prompt: String? = nil, language: String? = nil, pictures: [Picture], model: String? = nil,
        maxTokens: Int? = nil, temperature: Double? = nil
    ) throws(Failure) -> Question {
        try check(pictures: pictures.count)
        var question = Question(
            systemPrompt: systemPrompt, prompt: try instruction(prompt: prompt, language: language),
            pictures: pictures, model: model, maxTokens: maxTokens ?? self.maxTokens,
            temperature: temperature ?? self.temperature)
        question.extraBody = extraBody
        question.answer = answer
        return question
    }

    /// Whether so many pictures make one question of this recipe.
    public func check(pictures count: Int) throws(Failure) {
        guard count <= Self.picturesTogether else {
            throw .tooManyPictures(limit: Self.picturesTogether, actual: count)
        }
        guard count > 0 else { throw Failure(.noPicture) }
        guard !together || count > 1 else {
            throw Failure(
                .noPicture, message: "There is only one picture, and nothing to compare it with.",
                advice: "Send two to four pictures together.")
        }
    }

    /// The recipe's words, the asker's own and the language.
    func instruction(prompt own: String?, language: String?) throws(Failure) -> String {
        let own = own.map(Self.trimmed) ?? ""
        guard own.utf8.count <= Self.promptLimit else {
            throw .invalidRequest(field: "prompt", "is longer than \(Self.promptLimit / 1024) KB")
        }
        guard prompt.utf8.count <= Self.promptLimit else {
            throw .invalidRequest(
                field: "recipe", "becomes longer than \(Self.promptLimit / 1024) KB with what was filled in")
        }
        guard !needsPrompt || !own.isEmpty else {
            throw .invalidRequest(field: "prompt", "is empty, but it has to say what is asked")
        }
        let sentence = language.flatMap(Language.init).map { "Answer in \($0.name)." }
        return [prompt, own, sentence ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Without white space around it.
    public static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}
