internal import Vignette

/// How a model of an endpoint wants to be asked: what was learned from its refusals.
struct Habits: Sendable, Equatable {
    /// The limit of the answer's length goes by `max_completion_tokens`.
    var usesCompletionLimit = false
    var dropsTemperature = false
    /// The system prompt stands before the question.
    var foldsSystemPrompt = false
    /// `stream_options` is not sent, so that streams come without counts.
    var omitsUsageOption = false
    /// Answers get more room than was asked for, since reasoning takes it all, and reasoning is asked to stay away.
    var needsRoom = false
    /// `reasoning_effort` is not known there.
    var omitsReasoningEffort = false
    /// Larger pictures were too much.
    var fit: Fit?
    /// How many pictures it takes in one question.
    var pictureLimit: Int?
    /// Its reasoning ends with a tag that never began.
    var startsInReasoning = false

    /// What a question's answer should tell of them.
    func notes(for question: Question, streams: Bool) -> [AnswerNote] {
        var notes: [AnswerNote] = []
        if usesCompletionLimit, question.maxTokens != nil { notes.append(.tokenLimitRenamed) }
        if dropsTemperature, question.temperature != nil { notes.append(.temperatureDropped) }
        if foldsSystemPrompt, question.systemPrompt != nil { notes.append(.systemPromptFolded) }
        if omitsUsageOption, streams { notes.append(.usageNotAsked) }
        return notes
    }

    /// The limit of the answer's length for a question that asks for `limit`.
    func room(for limit: Int?) -> Int? {
        guard needsRoom, let limit else { return limit }
        return max(limit, min(max(limit * 4, Self.leastRoom), Self.mostRoom))
    }

    /// - Returns: whether a question that was answered by reasoning alone can be asked otherwise.
    mutating func giveRoom(to question: Question) -> Bool {
        guard !needsRoom, question.maxTokens != nil || !omitsReasoningEffort else { return false }
        needsRoom = true
        return true
    }

    private static let leastRoom = 1024
    private static let mostRoom = 16_384
}
