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
    /// Answers may be no longer than so many tokens.
    var longestAnswer: Int?
    /// How many pictures it takes in one question.
    var pictureLimit: Int?
    /// Its reasoning ends with a tag that never began.
    var startsInReasoning = false

    /// What a question's answer should tell of them.
    func notes(for question: Question, streams: Bool) -> [AnswerNote] {
        var notes: [AnswerNote] = []
        if usesCompletionLimit, question.maxTokens != nil { notes.append(.tokenLimitRenamed) }
        if let limit = question.maxTokens, let room = room(for: limit), room < limit {
            notes.append(.answerShortened(room))
        }
        if dropsTemperature, question.temperature != nil { notes.append(.temperatureDropped) }
        if foldsSystemPrompt, question.systemPrompt != nil { notes.append(.systemPromptFolded) }
        if omitsUsageOption, streams { notes.append(.usageNotAsked) }
        return notes
    }

    /// The limit of the answer's length for a question that asks for `limit`.
    func room(for limit: Int?) -> Int? {
        guard let limit else { return nil }
        let room = needsRoom ? max(limit, min(max(limit * 4, Self.leastRoom), Self.mostRoom)) : limit
        return min(room, longestAnswer ?? room)
    }

    /// - Returns: whether a question that was answered by reasoning alone can be asked otherwise.
    mutating func giveRoom(to question: Question) -> Bool {
        guard !needsRoom, question.maxTokens != nil || !omitsReasoningEffort else { return false }
        needsRoom = true
        return true
    }

    /// - Parameter room: how long an answer may be, where the model said.
    /// - Returns: whether there is any use in a shorter one.
    mutating func shorten(_ limit: Int, to room: Int?) -> Bool {
        let asked = self.room(for: limit) ?? limit
        let shorter = min(room ?? asked / 2, asked - 1)
        guard shorter >= Self.shortestAnswer else { return false }
        longestAnswer = shorter
        return true
    }

    /// Nothing worth reading is shorter.
    private static let shortestAnswer = 32
    private static let leastRoom = 1024
    private static let mostRoom = 16_384
}
