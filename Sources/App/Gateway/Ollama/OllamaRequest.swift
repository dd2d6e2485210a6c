internal import Bytes
internal import Vignette

/// What a program asks, as it wrote it: checked, but for its model and its pictures.
///
/// `context`, the remembered tokens of an earlier answer, is read over: no answer brings one. What would change the
/// prompt in a way that the protocol behind cannot is refused: `raw`, `template`, `suffix`.
struct OllamaRequest: Sendable {
    let kind: OllamaKind
    /// The name by which the model was asked for; every answer bears it.
    let model: String
    let messages: [OllamaMessage]
    let streams: Bool
    let thinking: OllamaThinking
    let format: OllamaFormat?
    let options: OllamaOptions
    let tools: [JSONValue]
    let keepAlive: OllamaKeepAlive?
    /// Asks for nothing but the model to be got ready, or let go.
    let isLoading: Bool

    /// Throws `invalid_request`.
    init(_ kind: OllamaKind, _ body: [UInt8]) throws(Failure) {
        let fields = try OllamaFields(body)
        self.kind = kind
        model = try OllamaModels.name(in: fields)
        streams = try fields.flag("stream") ?? true
        thinking = try OllamaThinking(fields)
        format = try OllamaFormat(fields)
        options = try OllamaOptions(fields)
        keepAlive = try OllamaKeepAlive(fields)
        let images = try OllamaMessage.images(fields)
        switch kind {
        case .generate:
            try Self.refuseOtherPrompts(fields)
            let prompt = try fields.text("prompt") ?? ""
            let system = try fields.text("system").flatMap { $0.bytes.isEmpty ? nil : OllamaMessage(.system, $0) }
            messages = [system, OllamaMessage(.user, prompt, images: images)].compactMap { $0 }
            tools = []
            isLoading = prompt.bytes.isEmpty
        case .chat:
            messages = Self.attach(images, to: try Self.messages(fields))
            tools = try Self.functions(try fields.list("tools"))
            isLoading = try fields.list("messages").isEmpty
        }
    }

    var images: [OllamaMessage.Image] { messages.flatMap(\.images) }

    /// Of tools only functions are the caller's own: others make the service call somebody.
    private static func functions(_ tools: [JSONValue]) throws(Failure) -> [JSONValue] {
        for (index, tool) in tools.enumerated() {
            guard tool.object != nil, ["function", nil].contains(tool["type"]?.string) else {
                throw .invalidRequest(field: "tools[\(index)].type", "must be function")
            }
        }
        return tools
    }

    private static func messages(_ fields: OllamaFields) throws(Failure) -> [OllamaMessage] {
        var messages: [OllamaMessage] = []
        for (index, message) in try fields.list("messages").enumerated() {
            messages.append(try OllamaMessage(message, at: "messages[\(index)]"))
        }
        return messages
    }

    /// Pictures beside the messages belong to what was asked last.
    private static func attach(
        _ images: [OllamaMessage.Image], to messages: [OllamaMessage]
    ) -> [OllamaMessage] {
        guard !images.isEmpty else { return messages }
        guard let last = messages.lastIndex(where: { $0.role == .user }) else {
            return messages + [OllamaMessage(.user, "", images: images)]
        }
        var messages = messages
        messages[last].images += images
        return messages
    }

    private static func refuseOtherPrompts(_ fields: OllamaFields) throws(Failure) {
        for field in ["suffix", "template"] {
            guard let text = try fields.text(field), !text.bytes.isEmpty else { continue }
            throw fields.refusal(field, "is not supported here: the model service writes its prompts itself")
        }
        if try fields.flag("raw") == true {
            throw fields.refusal("raw", "is not supported here: the model service writes its prompts itself")
        }
    }
}
