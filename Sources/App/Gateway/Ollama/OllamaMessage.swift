internal import Bytes
internal import Vignette

/// One message of a conversation, as a program sent it.
///
/// Earlier reasoning is read over: the protocol behind has no place for it.
struct OllamaMessage: Sendable {
    enum Role: String, Sendable {
        case system, user, assistant, tool
    }

    /// What shall be a picture, and where it stood.
    struct Image: Sendable {
        let value: JSONValue
        let field: String
    }

    let role: Role
    let text: JSONText
    var images: [Image]
    var toolCalls: [OllamaToolCall] = []
    /// Whose result this is, by its name or by the call's own.
    var toolName: JSONText?
    var toolCallID: JSONText?

    init(_ role: Role, _ text: JSONText, images: [Image] = []) {
        self.role = role
        self.text = text
        self.images = images
    }

    init(_ value: JSONValue, at field: String) throws(Failure) {
        let message = try OllamaFields(value, at: field)
        let word = try message.text("role")?.string.lowercased() ?? ""
        guard let role = Role(rawValue: word) else {
            throw message.refusal("role", "must be system, user, assistant or tool")
        }
        self.init(role, try message.text("content") ?? "", images: try Self.images(message))
        toolName = try message.text("tool_name")
        toolCallID = try message.text("tool_call_id")
        for (index, call) in try message.list("tool_calls").enumerated() {
            toolCalls.append(try OllamaToolCall(call, at: message.name(of: "tool_calls[\(index)]")))
        }
    }

    /// What `images` holds: looked at later, once it is known that somebody will answer.
    static func images(_ fields: OllamaFields) throws(Failure) -> [Image] {
        try fields.list("images").enumerated().map { index, value in
            Image(value: value, field: fields.name(of: "images[\(index)]"))
        }
    }
}
