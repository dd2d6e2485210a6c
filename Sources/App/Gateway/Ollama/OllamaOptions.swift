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

    /// As the chat-completions protocol says them.
    var asked: [(name: String, value: JSONValue)] {
        // Only finite ones were let in.
        let numbers = [
            ("temperature", temperature), ("top_p", topP), ("presence_penalty", presencePenalty),
            ("frequency_penalty", frequencyPenalty),
        ].map { name, number in (name, number.flatMap { JSONNumber($0) }) }
        let whole = [("seed", seed), ("max_tokens", limit)].map { name, number in (name, number.map { JSONNumber($0) })
        }
        var members = (numbers + whole).compactMap { name, number in number.map { (name, JSONValue.number($0)) } }
        if !stop.isEmpty { members.append(("stop", .array(stop.map { .string($0) }))) }
        return members
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
