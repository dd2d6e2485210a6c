/// What to ask of pictures: an instruction, how large the pictures are sent, and how long the answer may be.
///
/// Filled in with pictures and the asker's own words it becomes a `Question`.
public struct Recipe: Sendable, Equatable {
    /// Lower-case letters and hyphens: what it is called in settings, forms and APIs.
    public let name: String
    /// What people read.
    public let title: String
    /// Where it stands among others: the smallest first.
    public let order: Int
    /// The instruction, with placeholders where it has parameters; empty where it is the asker's alone.
    public let prompt: String
    public let systemPrompt: String?
    /// Nil: as the settings say.
    public let fit: Fit?
    /// All pictures go into one question; otherwise each has its own.
    public let together: Bool
    /// The most tokens of an answer; nil: as the endpoint likes.
    public let maxTokens: Int?
    public let temperature: Double?
    public let parameters: [Parameter]
    /// A JSON object whose members go into the request; nil for none.
    public let extraBody: String?
    public let answer: AnswerRule

    /// Nothing is asked unless the asker says what.
    public var needsPrompt: Bool { prompt.isEmpty }

    /// How many pictures one question holds at most.
    public static let picturesTogether = 4

    /// The most bytes of an asker's own words.
    static let promptLimit = 64 << 10

    public init(
        name: String, title: String, order: Int = 0, prompt: String, systemPrompt: String? = nil, fit: Fit? = nil,
        together: Bool = false, maxTokens: Int? = nil, temperature: Double? = nil, parameters: [Parameter] = [],
        extraBody: String? = nil, answer: AnswerRule = .free
    ) {
        self.name = name
        self.title = title
        self.order = order
        self.prompt = prompt
        self.systemPrompt = systemPrompt
        self.fit = fit
        self.together = together
        self.maxTokens = maxTokens
        self.temperature = temperature
        self.parameters = parameters
        self.extraBody = extraBody
        self.answer = answer
    }
}
