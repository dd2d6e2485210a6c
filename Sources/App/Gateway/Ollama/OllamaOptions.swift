internal import Bytes
internal import Vignette
internal import Vision

/// The options of a question that can be said to a chat-completions service as well.
///
/// Two are no part of the protocol, but services that run models take them under the same names: they are passed on where
/// the endpoint is an open one. All others are left out: some would have an effect there, under names of each service's
/// own (`repeat_penalty`, `mirostat`), and the rest steers how Ollama loads a model.
struct OllamaOptions: Sendable {
    private(set) var temperature: Double?
    private(set) var topP: Double?
    private(set) var presencePenalty: Double?
    private(set) var frequencyPenalty: Double?
    private(set) var seed: Int?
    private(set) var topK: Int?
    private(set) var minP: Double?
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
        topK = try options.wholeNumber("top_k")
        minP = try options.number("min_p")
        stop = try Self.stop(options)
        // -1 and -2 are words for "no limit".
        limit = try options.wholeNumber("num_predict").flatMap { $0 > 0 ? $0 : nil }
    }

    /// As the chat-completions protocol says them.
    ///
    /// - Parameter profile: of the endpoint that is asked.
    func asked(of profile: UpstreamProfile) -> [(name: String, value: JSONValue)] {
        // Only finite ones were let in.
        var numbers = [
            ("temperature", temperature), ("top_p", topP), ("presence_penalty", presencePenalty),
            ("frequency_penalty", frequencyPenalty),
        ].map { name, number in (name, number.flatMap { JSONNumber($0) }) }
        numbers += [("seed", seed), ("max_tokens", limit)].map { name, number in (name, number.map { JSONNumber($0) }) }
        if profile == .open {
            numbers += [("top_k", topK.map { JSONNumber($0) }), ("min_p", minP.flatMap { JSONNumber($0) })]
        }
        var members = numbers.compactMap { name, number in number.map { (name, JSONValue.number($0)) } }
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
