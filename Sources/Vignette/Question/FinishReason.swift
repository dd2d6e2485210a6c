/// Why a model stopped writing.
public enum FinishReason: String, Sendable {
    /// It had said everything.
    case complete
    /// It came to the limit of the answer's length: the text is cut off.
    case cutOff = "cut_off"
    /// The model service held back the rest, or all of it.
    case filtered
    /// The model said that it will not answer; the text is what it said.
    case refused
}
