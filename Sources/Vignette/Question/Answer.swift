/// What a model said.
public struct Answer: Sendable, Equatable {
    public var text: String
    /// What the model thought before it answered, where it tells.
    public var reasoning: String
    /// What was read in each picture of the question, where the model reads by itself; the built-in reader does.
    public var readings: [Reading]
    /// The model that was asked, as the question or the settings named it; nil where the endpoint chose.
    public var model: String?
    /// Nil where the model did not say.
    public var finish: FinishReason?
    public var usage: TokenUsage
    public var timing: AnswerTiming?
    /// How many bytes the question had as it was sent, pictures included.
    public var bytesSent: Int
    /// What is known of whether the model saw the pictures of this question.
    public var sight: Sight
    public var notes: [AnswerNote]

    public init(
        text: String, reasoning: String = "", readings: [Reading] = [], model: String? = nil,
        finish: FinishReason? = nil, usage: TokenUsage = TokenUsage(), timing: AnswerTiming? = nil, bytesSent: Int = 0,
        sight: Sight = .unknown, notes: [AnswerNote] = []
    ) {
        self.text = text
        self.reasoning = reasoning
        self.readings = readings
        self.model = model
        self.finish = finish
        self.usage = usage
        self.timing = timing
        self.bytesSent = bytesSent
        self.sight = sight
        self.notes = notes
    }

    /// How fast the model wrote once it had begun; nil where nobody counted or it came in one piece.
    public var tokensPerSecond: Double? {
        guard let count = usage.answer, let timing, count > 1 else { return nil }
        let seconds = (timing.total - timing.firstPiece) / .seconds(1)
        return seconds > 0.001 ? Double(count - 1) / seconds : nil
    }
}
