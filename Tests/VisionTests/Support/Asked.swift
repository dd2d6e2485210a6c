import Bytes

@testable import Vision

/// A chat-completions request as a service reads it.
struct Asked: Sendable {
    let json: JSONValue

    /// Nil for what is no question: a look at the list.
    init?(_ request: FaultRequest) {
        guard request.path.hasSuffix("/chat/completions"), let json = try? JSON.parse(request.body) else { return nil }
        self.json = json
    }

    var model: String? { json["model"]?.string }
    var streams: Bool { json["stream"]?.bool ?? false }
    var roles: [String] { (json["messages"]?.array ?? []).compactMap { $0["role"]?.string } }

    private var contents: [JSONValue] { (json["messages"]?.array ?? []).compactMap { $0["content"] } }
    private var parts: [JSONValue] { contents.flatMap { $0.array ?? [] } }

    var words: String {
        (contents.compactMap(\.string) + parts.compactMap { $0["text"]?.string }).joined(separator: "\n")
    }

    /// The data URLs.
    var pictures: [String] { parts.compactMap { $0["image_url"]?["url"]?.string } }
}
