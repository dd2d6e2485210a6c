internal import Bytes
internal import Vignette

/// A tool that a model wants to have used, with what it is to be given.
struct OllamaToolCall: Sendable, Equatable {
    /// By which its result names it; nil where the program gave it none.
    let id: JSONText?
    let name: JSONText
    let arguments: JSONObject

    init(id: JSONText?, name: JSONText, arguments: JSONObject) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    /// One that a program sends back as a part of the conversation.
    init(_ value: JSONValue, at field: String) throws(Failure) {
        let call = try OllamaFields(value, at: field)
        guard let function = try call.fields("function") else { throw call.refusal("function", "is missing") }
        guard let name = try function.text("name"), !name.bytes.isEmpty else {
            throw function.refusal("name", "is missing")
        }
        id = try call.text("id").flatMap { $0.bytes.isEmpty ? nil : $0 }
        self.name = name
        switch function["arguments"] {
        case nil: arguments = JSONObject()
        case .object(let given): arguments = given
        default: throw function.refusal("arguments", "must be an object")
        }
    }

    /// As Ollama writes it: what is given is an object.
    func write(index: Int, to calls: inout JSONArrayWriter) {
        calls.object { call in
            if let id { call.string("id", id) }
            call.object("function") { function in
                function.int("index", index)
                function.string("name", name)
                function.value("arguments", .object(arguments))
            }
        }
    }

    /// As the chat-completions protocol writes it: what is given is the text of an object.
    func writeAsQuestion(id: JSONText, to calls: inout JSONArrayWriter) {
        calls.object { call in
            call.string("id", id)
            call.string("type", "function")
            call.object("function") { function in
                function.string("name", name)
                if let text = JSONText(JSONWriter().bytes(of: .object(arguments))[...]) {
                    function.string("arguments", text)
                }
            }
        }
    }
}
