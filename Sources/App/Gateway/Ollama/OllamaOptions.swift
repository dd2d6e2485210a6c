internal import Bytes
internal import Vignette

/// The options of a question that the chat-completions protocol knows as well.
///
/// All others steer how a model is run and have no effect here: it is not run here.
struct OllamaOptions: Sendable {
    private(set) var temperature: Double?
    private(set) var topP: Double?
    private(set) var presencePenalty: Double?
    private(set) var frequencyPenalty: Double?
    private(set) var seed: Int?
    private(set) var stop: [JSONText] = []
    /// Nil: as many tokens as the model likes.
    private(set) var limit: Int?

    init(_ request: OllamaFields) throws(Failure) {
        guard let options = try request.fields("options") else { return }
        temperature = try options.number("temperature")
        topP = try options.number("top_p")
        presencePenalty = try options.number("presence_penalty")
        frequencyPenalty = try options.number("frequency_penalty")
        seed = try options.wholeNumber("seed")
        stop = try Self.stop(options)
        // -1 and -2 are words for "no limit".
        limit = try options.wholeNumber("num_predict").flatMap { $0 > 0 ? $0 : nil }
    }

    func write(to question: inout JSONObjectWriter) {
        for (name, number) in [
            ("temperature", temperature), ("top_p", topP), ("presence_penalty", presencePenalty),
            ("frequency_penalty", frequencyPenalty),
        ] {
            // Only finite ones were let in.
            if let number = number.flatMap({ JSONNumber($0) }) { question.value(name, .number(number)) }
        }
        if let seed { question.int("seed", seed) }
        if let limit { question.int("max_tokens", limit) }
        if !stop.isEmpty { question.value("stop", .array(stop.map { .string($0) })) }
    }

    /// A list, or one text by itself.
    private static func stop(_ options: OllamaFields) throws(Failure) -> [JSONText] {
        if case .string(let text) = options["stop"] { return [text] }
        var texts: [JSONText] = []
        for value in try options.list("stop") {
            guard case .string(let text) = value else { throw options.refusal("stop", "must be a list of strings") }
            texts.append(text)
        }
        return texts
    }
}
