import Testing
import Vignette

@Suite struct RecipePlanTests {
    private func plan(
        _ recipe: Recipe = .describe, prompt: String? = nil, systemPrompt: String? = nil, language: String? = nil,
        fit: Fit = .large, maxTokens: Int? = nil, temperature: Double? = nil, pictures: Int = 1
    ) throws(Failure) -> QuestionPlan {
        try recipe.plan(
            prompt: prompt, systemPrompt: systemPrompt, language: language, model: "m", fit: fit, maxTokens: maxTokens,
            temperature: temperature, pictures: pictures)
    }

    private static let picture = Picture(
        bytes: [1], format: .jpeg, size: PictureSize(width: 1, height: 1), digest: "a")

    @Test(arguments: [nil, "", "  \n", "What colour?", " What colour?\n"], [nil, " ", "de", "Plattdeutsch"])
    func `a plan asks what the recipe would ask`(prompt: String?, language: String?) throws {
        for recipe in [Recipe.describe, .altText, .table] {
            let plan = try plan(recipe, prompt: prompt, language: language, maxTokens: 7, temperature: 0.5)
            let question = try recipe.question(
                prompt: prompt, language: language, pictures: [Self.picture], model: "m", maxTokens: 7,
                temperature: 0.5)
            #expect(plan.question(pictures: [Self.picture]) == question)
            #expect(plan.recipe == recipe.name && plan.recipeTitle == recipe.title && plan.fit == .large)
            #expect(plan.prompt == (prompt?.contains("?") == true ? "What colour?" : ""))
            #expect(plan.language == (language == " " ? nil : language))
        }
    }

    @Test func `what is given beats the recipe`() throws {
        let recipe = Recipe(
            name: "x", title: "X", prompt: "Say.", systemPrompt: "Be kind.", maxTokens: 9, temperature: 0.1)
        let plain = try plan(recipe)
        #expect(plain.systemPrompt == "Be kind." && plain.maxTokens == 9 && plain.temperature == 0.1)
        #expect(try plan(recipe, systemPrompt: " ").systemPrompt == "Be kind.")
        let own = try plan(recipe, systemPrompt: " Be brief. ", maxTokens: 3, temperature: 1)
        #expect(own.systemPrompt == "Be brief." && own.maxTokens == 3 && own.temperature == 1)
    }

    @Test func `what cannot be asked is refused with its field`() {
        let long = String(repeating: "a", count: 65_537)
        let cases: [(field: String?, code: Failure.Code, make: () throws(Failure) -> QuestionPlan)] = [
            ("prompt", .invalidRequest, { () throws(Failure) in try plan(.ask, prompt: " ") }),
            ("prompt", .invalidRequest, { () throws(Failure) in try plan(prompt: long) }),
            ("system_prompt", .invalidRequest, { () throws(Failure) in try plan(systemPrompt: long) }),
            ("language", .invalidRequest, { () throws(Failure) in try plan(language: "123 ?!") }),
            ("language", .invalidRequest, { () throws(Failure) in try plan(language: long) }),
            (nil, .tooManyPictures, { () throws(Failure) in try plan(pictures: 5) }),
            (nil, .noPicture, { () throws(Failure) in try plan(pictures: 0) }),
            (nil, .noPicture, { () throws(Failure) in try plan(.compare, pictures: 1) }),
        ]
        for row in cases {
            let failure = #expect(throws: Failure.self) { try row.make() }
            #expect(failure?.code == row.code && failure?.field == row.field)
        }
    }

    @Test func `what the recipe adds to a request goes with the plan, and its rule`() throws {
        let recipe = Recipe(name: "x", title: "X", prompt: "Say.", extraBody: #"{"seed":1}"#, answer: .altText)
        let question = try plan(recipe).question(pictures: [Self.picture])
        #expect(question.extraBody == #"{"seed":1}"# && question.answer == .altText)
        #expect(try recipe.question(pictures: [Self.picture]) == recipe.question(pictures: [Self.picture]))
        #expect(try recipe.question(pictures: [Self.picture]).answer == .altText)
    }

    @Test func `a prompt that became too long is refused`() {
        let recipe = Recipe(name: "x", title: "X", prompt: String(repeating: "x", count: (64 << 10) + 1))
        let failure = #expect(throws: Failure.self) { try plan(recipe) }
        #expect(failure?.code == .invalidRequest && failure?.field == "recipe")
    }
}
