internal import Bytes

/// What one line of an answer says.
struct OllamaPiece: Sendable, Equatable {
    var text: JSONText = ""
    var thinking: JSONText = ""
    var toolCalls: [OllamaToolCall] = []

    var isEmpty: Bool { text.bytes.isEmpty && thinking.bytes.isEmpty && toolCalls.isEmpty }

    /// A message or a part of one, but for its tool calls.
    init(_ message: JSONValue) {
        var text = OllamaText()
        var thinking = OllamaText()
        for name in ["reasoning_content", "reasoning"] where thinking.isEmpty {
            // Gateways repeat one in the other.
            if case .string(let part) = message[name] { thinking.append(part) }
        }
        switch message["content"] {
        case .string(let whole): text.append(whole)
        case .array(let parts): for part in parts { Self.take(part, &text, &thinking) }
        default: break
        }
        if case .string(let refusal) = message["refusal"] { text.append(refusal) }
        self.init(text: text.whole, thinking: thinking.whole)
    }

    init(text: JSONText = "", thinking: JSONText = "", toolCalls: [OllamaToolCall] = []) {
        self.text = text
        self.thinking = thinking
        self.toolCalls = toolCalls
    }

    private static func take(_ part: JSONValue, _ text: inout OllamaText, _ thinking: inout OllamaText) {
        switch part["type"]?.string {
        case "text", "output_text", nil:
            if case .string(let words) = part["text"] { text.append(words) }
        case "thinking":
            if case .string(let words) = part["thinking"] { thinking.append(words) }
            for inner in part["thinking"]?.array ?? [] {
                if case .string(let words) = inner["text"] { thinking.append(words) }
            }
        default: break
        }
    }
}
