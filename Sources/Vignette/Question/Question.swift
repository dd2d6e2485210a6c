/// Exactly what is sent to a model: a recipe filled in, with its pictures.
public struct Question: Sendable, Equatable {
    public var systemPrompt: String?
    /// What was asked and answered before; the pictures belong to the first of them.
    public var earlier: [EarlierQuestion]
    public var prompt: String
    public var pictures: [Picture]
    /// Which of the endpoint's models is asked; nil where the endpoint has only one.
    public var model: String?
    public var maxTokens: Int?
    public var temperature: Double?
    /// How closely the model shall look, in the endpoint's own words; only endpoints that are not restricted take one.
    public var detail: String?
    /// A JSON object whose members go into the request; nil for none.
    public var extraBody: String?
    /// What the answer has to be.
    public var answer = AnswerRule.free

    public init(
        systemPrompt: String? = nil, earlier: [EarlierQuestion] = [], prompt: String, pictures: [Picture],
        model: String? = nil, maxTokens: Int? = nil, temperature: Double? = nil, detail: String? = nil
    ) {
        self.systemPrompt = systemPrompt
        self.earlier = earlier
        self.prompt = prompt
        self.pictures = pictures
        self.model = model
        self.maxTokens = maxTokens
        self.temperature = temperature
        self.detail = detail
    }
}
