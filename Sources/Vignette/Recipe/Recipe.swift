/// What to ask of pictures: an instruction, how large the pictures are sent, and how long the answer may be.
///
/// Filled in with pictures and the asker's own words it becomes a `Question`.
public struct Recipe: Sendable, Equatable {
    /// Lower-case letters and hyphens: what it is called in settings, forms and APIs.
    public let name: String
    /// What people read.
    public let title: String
    /// The instruction; empty where it is the asker's alone.
    public let prompt: String
    public let systemPrompt: String?
    /// Nil: as the settings say.
    public let fit: Fit?
    /// All pictures go into one question; otherwise each has its own.
    public let together: Bool
    /// The most tokens of an answer; nil: as the endpoint likes.
    public let maxTokens: Int?
    public let temperature: Double?

    /// Nothing is asked unless the asker says what.
    public var needsPrompt: Bool { prompt.isEmpty }

    /// How many pictures one question holds at most.
    public static let picturesTogether = 4

    /// The most bytes of an asker's own words.
    static let promptLimit = 64 << 10

    public init(
        name: String, title: String, prompt: String, systemPrompt: String? = nil, fit: Fit? = nil,
        together: Bool = false, maxTokens: Int? = nil, temperature: Double? = nil
    ) {
        self.name = name
        self.title = title
        self.prompt = prompt
        self.systemPrompt = systemPrompt
        self.fit = fit
        self.together = together
        self.maxTokens = maxTokens
        self.temperature = temperature
    }
}
