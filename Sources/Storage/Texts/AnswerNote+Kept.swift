internal import Vignette

/// A note as a name, and a number where it has one. The names are kept, so they never change.
extension AnswerNote {
    var kept: (name: String, number: Int?) {
        switch self {
        case .tokenLimitRenamed: ("token_limit_renamed", nil)
        case .temperatureDropped: ("temperature_dropped", nil)
        case .smallerPictures(let fit): ("smaller_pictures", fit.rawValue)
        case .answerShortened(let tokens): ("answer_shortened", tokens)
        case .askedAgainWithMoreRoom: ("asked_again_with_more_room", nil)
        case .reasoningDiscouraged: ("reasoning_discouraged", nil)
        case .systemPromptFolded: ("system_prompt_folded", nil)
        case .usageNotAsked: ("usage_not_asked", nil)
        case .askedForShorter: ("asked_for_shorter", nil)
        case .sightDoubtful: ("sight_doubtful", nil)
        case .sightFailed: ("sight_failed", nil)
        }
    }

    init(_ note: KeptText) throws(UnreadableColumn) {
        switch try note.string("name") {
        case "token_limit_renamed": self = .tokenLimitRenamed
        case "temperature_dropped": self = .temperatureDropped
        case "smaller_pictures": self = .smallerPictures(try note.choice("number"))
        case "answer_shortened": self = .answerShortened(try note.int("number"))
        case "asked_again_with_more_room": self = .askedAgainWithMoreRoom
        case "reasoning_discouraged": self = .reasoningDiscouraged
        case "system_prompt_folded": self = .systemPromptFolded
        case "usage_not_asked": self = .usageNotAsked
        case "asked_for_shorter": self = .askedForShorter
        case "sight_doubtful": self = .sightDoubtful
        case "sight_failed": self = .sightFailed
        default: self = try note.present(nil, "name")
        }
    }
}
