internal import Bytes

/// Finds which call a tool's result belongs to.
///
/// The protocol behind wants every call and its result to share an id. Programs of Ollama mostly name the tool alone, or
/// nothing: then a result belongs to the first call of that name that has none yet, else to the first at all.
struct OllamaToolNames {
    private var open: [(id: JSONText, name: JSONText)] = []
    private var count = 0

    /// The ids of a message's calls, made up where they have none.
    mutating func begin(_ calls: [OllamaToolCall]) -> [JSONText] {
        open = calls.map { ($0.id ?? next(), $0.name) }
        return open.map(\.id)
    }

    /// The id of the call that a message is the result of.
    mutating func end(_ message: OllamaMessage) -> JSONText {
        if let id = message.toolCallID, !id.bytes.isEmpty {
            open.removeAll { $0.id == id }
            return id
        }
        guard let index = open.firstIndex(where: { $0.name == message.toolName }) ?? open.indices.first else {
            return next()
        }
        return open.remove(at: index).id
    }

    /// Nine letters and digits: there is a service that takes no others.
    private mutating func next() -> JSONText {
        count += 1
        let digits = String(count)
        return JSONText("call" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits)
    }
}
