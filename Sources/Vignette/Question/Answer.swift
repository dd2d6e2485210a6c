/// What a model said.
public struct Answer: Sendable, Equatable {
    public var text: String
    /// What the model thought before it answered, where it tells.
    public var reasoning: String
    /// What was read in each picture of the question, where the model reads by itself; the built-in reader does.
    public var readings: [Reading]

    public init(text: String, reasoning: String = "", readings: [Reading] = []) {
        self.text = text
        self.reasoning = reasoning
        self.readings = readings
    }
}
