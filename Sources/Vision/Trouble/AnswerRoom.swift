/// How long an answer may be, told by the sentence that refused a longer one.
enum AnswerRoom {
    /// An answer with less room says nothing: there the question must become smaller.
    static let least = 128

    /// What a sentence means that speaks of the answer's length: either that is too much, or the question is.
    static func trouble(in text: FoldedText) -> Trouble {
        if let limit = number(in: text, behind: limits) ?? number(in: text, before: most) {
            return .answerTooLong(room: limit > 0 ? limit : nil)
        }
        guard let whole = number(in: text, behind: wholes) else { return .answerTooLong(room: nil) }
        if let question = question(in: text) {
            return whole - question >= least ? .answerTooLong(room: whole - question) : .contextOverflow
        }
        // It stopped counting the question where nothing was left for it, so that only the answer's part is known.
        if let answer = number(in: text, before: [" output tokens and your prompt contains at least"]) {
            return answer > whole / 2 ? .answerTooLong(room: nil) : .contextOverflow
        }
        return .answerTooLong(room: nil)
    }

    /// Before the most that a model writes.
    private static let limits = [
        "supports at most ",  // OpenAI
        "must be less than or equal to `",  // Groq
        "max_tokens is [1, ", "max_tokens should be [1, ",  // DeepSeek, Alibaba
    ]
    /// Behind it.
    private static let most = [", which is the maximum allowed number of output tokens"]  // Anthropic
    /// Before the most that question and answer may be together.
    private static let wholes = [
        "maximum context length is ", "maximum context length of ",  // OpenAI, vLLM, SGLang
        "max_new_tokens` must be <= ",  // Hugging Face
    ]

    private static func question(in text: FoldedText) -> Int? {
        if let input = number(in: text, before: [" input tokens (", " `inputs` tokens and"]) { return input }
        let totals = ["requested a total of ", "requested about ", "requested "]
        let answers = [" in the completion", " in the output", " tokens for the completion"]
        guard let total = number(in: text, behind: totals), let answer = number(in: text, before: answers),
            total >= answer
        else { return nil }
        return total - answer
    }

    private static func number(in text: FoldedText, behind phrases: [String]) -> Int? {
        for phrase in phrases {
            if let place = text.end(of: Array(phrase.utf8)), let number = text.number(at: place) { return number }
        }
        return nil
    }

    private static func number(in text: FoldedText, before phrases: [String]) -> Int? {
        for phrase in phrases {
            guard let end = text.end(of: Array(phrase.utf8)) else { continue }
            if let number = text.number(before: end - phrase.utf8.count) { return number }
        }
        return nil
    }
}
