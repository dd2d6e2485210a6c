import Bytes
import HTTP
import Vignette
import Vision

@testable import App

/// Sends blocks to a desk with a scripted service.
struct BlockDesk {
    let desk: ChatDesk
    var service: ScriptedChat { desk.service }

    static let path = "/blocks/openai_compatible/v1"
    static let url = "http://model.example/v1"

    init(
        _ service: ScriptedChat = ScriptedChat(.said("Red.")), others: [BaseURL: any ChatService] = [:],
        _ change: (inout Configuration) -> Void = { _ in }
    ) throws {
        desk = try ChatDesk(service, others: others) { configuration in
            configuration.service = ServiceAddress(Self.url) ?? .builtin
            change(&configuration)
        }
    }

    /// A step with the required fields and these on top.
    static func step(_ more: String = "") -> String {
        var fields = [
            #""type":"roboflow_core/openai_compatible@v1""#, #""name":"vlm""#,
        ]
        let usual = [
            "base_url": #""base_url":"\#(url)""#, "model_name": #""model_name":"m""#, "prompt": #""prompt":"What?""#,
        ]
        for (name, field) in usual.sorted(by: { $0.key < $1.key }) where !more.contains("\"\(name)\":") {
            fields.append(field)
        }
        if !more.isEmpty { fields.append(more) }
        return "{" + fields.joined(separator: ",") + "}"
    }

    /// Runs a step.
    func run(_ more: String = "", inputs: String = "{}") async throws -> ChatDesk.Reply {
        try await desk.post(#"{"step":\#(Self.step(more)),"inputs":\#(inputs)}"#, path: Self.path)
    }
}

extension ChatDesk.Reply {
    var output: String? { json?["output"]?.string }
    var errorStatus: String? { json?["error_status"]?.string }
    /// Of problem details.
    var field: String? { json?["field"]?.string }
}

extension ScriptedChat {
    /// The texts of the last question's parts.
    var content: [JSONValue] { json?["messages"]?.array?.last?["content"]?.array ?? [] }
    var text: String? { content.first { $0["type"]?.string == "text" }?["text"]?.string }
    var pictures: [String] { content.compactMap { $0["image_url"]?["url"]?.string } }
}
