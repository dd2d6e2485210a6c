internal import Vignette

extension QuestionPlan {
    /// Has the same words answered in another language. Throws `invalid_request` where it is none.
    mutating func change(language: String) throws(Failure) {
        guard language != self.language else { return }
        let sentence = try Self.sentence(for: language)
        // It stands at the end.
        if let old = self.language, let last = try? Self.sentence(for: old), instruction.hasSuffix(last) {
            instruction.removeLast(last.count)
        }
        instruction += sentence
        self.language = language
    }

    /// What a recipe adds to a question for the language of its answer, with the empty line before it.
    private static func sentence(for language: String) throws(Failure) -> String {
        let plan = try Recipe.ask.plan(
            prompt: "-", systemPrompt: nil, language: language, model: nil, fit: .medium, maxTokens: nil,
            temperature: nil, pictures: 1)
        return String(plan.instruction.dropFirst())
    }
}
