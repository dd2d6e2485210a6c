/// What somebody chose to ask, whole but for the pictures' bytes: a question is made of it when its turn comes.
///
/// It holds the recipe's words as they were when it was chosen: a recipe that changes later changes nothing here.
public struct QuestionPlan: Sendable, Equatable {
    /// The recipe's name and what people read for it.
    public var recipe: String
    public var recipeTitle: String
    /// What the recipe's parameters were filled in with, by their names; those that stand empty by themselves are not
    /// there.
    public var parameters: [String: String]
    /// The asker's own words; empty where there are none.
    public var prompt: String
    /// The instruction that is sent: the recipe's words, the asker's and the language.
    public var instruction: String
    public var systemPrompt: String?
    public var fit: Fit
    public var language: String?
    /// The model that was chosen; nil where the choice was left to the server.
    public var model: String?
    public var maxTokens: Int?
    public var temperature: Double?
    /// How closely the model shall look, in the endpoint's own words; nil where that is left to it.
    public var detail: String?
    /// What was asked and answered before, for a question that follows up; the pictures belong to the first of them.
    public var earlier: [EarlierQuestion]
    /// A JSON object whose members go into the request; nil for none.
    public var extraBody: String?
    /// What the answer has to be.
    public var answer = AnswerRule.free

    public init(
        recipe: String, recipeTitle: String, parameters: [String: String] = [:], prompt: String = "",
        instruction: String, systemPrompt: String? = nil, fit: Fit, language: String? = nil, model: String? = nil,
        maxTokens: Int? = nil, temperature: Double? = nil,
        detail: String? = nil, earlier: [EarlierQuestion] = []
    ) {
        self.recipe = recipe
        self.recipeTitle = recipeTitle
        self.parameters = parameters
        self.prompt = prompt
        self.instruction = instruction
        self.systemPrompt = systemPrompt
        self.fit = fit
        self.language = language
        self.model = model
        self.maxTokens = maxTokens
        self.temperature = temperature
        self.detail = detail
        self.earlier = earlier
    }

    /// What is sent, once the pictures are there.
    public func question(pictures: [Picture]) -> Question {
        var question = Question(
            systemPrompt: systemPrompt, earlier: earlier, prompt: instruction, pictures: pictures, model: model,
            maxTokens: maxTokens, temperature: temperature, detail: detail)
        question.extraBody = extraBody
        question.answer = answer
        return question
    }
}
