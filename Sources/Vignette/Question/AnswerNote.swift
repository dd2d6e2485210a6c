/// Something about how an answer came about that its reader should know.
public enum AnswerNote: Sendable, Hashable {
    /// The limit of the answer's length was asked for by the other of its two names.
    case tokenLimitRenamed
    /// The model takes no temperature: its own was used.
    case temperatureDropped
    /// The pictures were made smaller than asked for, because they were too much for the model or the service.
    case smallerPictures(Fit)
    /// The model writes no answers as long as was asked for: so many tokens were asked for.
    case answerShortened(Int)
    /// The first try gave reasoning alone; it was asked again with more room for the answer.
    case askedAgainWithMoreRoom
    /// Earlier answers of this model were reasoning alone: it was asked to leave that out, and got more room.
    case reasoningDiscouraged
    /// The model takes no system prompt: it was put before the question.
    case systemPromptFolded
    /// The service does not count tokens in streams.
    case usageNotAsked
    /// The first answer was longer than an alternative text may be; it was asked for a shorter one.
    case askedForShorter
    /// What the service counted leaves no room for the pictures: the model may not have seen them.
    case sightDoubtful
    /// The model did not name the plain colours it was shown.
    case sightFailed

    /// A sentence for everyone.
    public var sentence: String {
        switch self {
        case .tokenLimitRenamed: "The limit of the answer's length was sent under the name that this model knows."
        case .temperatureDropped: "This model does not take a temperature: it used its own."
        case .smallerPictures(let fit):
            "The pictures were sent at \(fit.longestSide) pixels: larger ones are too much for this model or its service."
        case .answerShortened(let tokens):
            "The answer was limited to \(tokens) tokens: this model writes no longer ones for this question."
        case .askedAgainWithMoreRoom:
            "The model first wrote only its reasoning; it was asked again with more room for the answer."
        case .reasoningDiscouraged:
            "This model was asked to leave its reasoning out and was given more room, since its reasoning took it all before."
        case .systemPromptFolded: "This model takes no system prompt: it was put before the question."
        case .usageNotAsked: "The model service does not count tokens while it streams."
        case .askedForShorter:
            "The first sentence was too long or was more than one; the model was asked for a shorter one."
        case .sightDoubtful:
            "The model may not have seen the picture: the service counted no tokens for it. "
                + "The description may be invented."
        case .sightFailed:
            "Shown plain colours as a test, this model did not name them: it may not see pictures at all. "
                + "The description may be invented."
        }
    }
}
