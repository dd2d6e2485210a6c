import Bytes

extension FaultReply {
    /// A whole answer, streamed or plain as it was asked for.
    static func answer(
        _ text: String, to asked: Asked, reasoning: String? = nil, finish: String = "stop", prompt: Int? = nil
    ) -> FaultReply {
        let usage = prompt.map { #","usage":{"prompt_tokens":\#($0),"completion_tokens":3}"# } ?? ""
        let message = String(
            decoding: JSONWriter().object { writer in
                writer.string("role", "assistant")
                writer.string("content", text)
                if let reasoning { writer.string("reasoning_content", reasoning) }
            }, as: UTF8.self)
        let choice =
            #""choices":[{"index":0,"\#(asked.streams ? "delta" : "message")":\#(message),"#
            + #""finish_reason":"\#(finish)"}]"#
        guard asked.streams else { return .json(200, "{\(choice)\(usage)}") }
        return .stream(["data: {\(choice)}\n\n", "data: {\"choices\":[]\(usage)}\n\n", "data: [DONE]\n\n"])
    }

    /// An error in OpenAI's envelope.
    static func refusal(
        _ status: Int, _ message: String, code: String? = nil, param: String? = nil, fields: [(String, String)] = []
    ) -> FaultReply {
        let text = JSONWriter().object { writer in
            writer.object("error") { error in
                error.string("message", message)
                error.string("type", "invalid_request_error")
                if let param { error.string("param", param) }
                if let code { error.string("code", code) }
            }
        }
        return .json(status, String(decoding: text, as: UTF8.self), fields: fields)
    }

    /// A list of models of which nothing more is known.
    static func models(_ names: String...) -> FaultReply {
        .json(
            200,
            #"{"object":"list","data":[\#(names.map { #"{"id":"\#($0)","object":"model"}"# }.joined(separator: ","))]}"#
        )
    }

    /// A list of models that see.
    static func seeing(_ names: String...) -> FaultReply {
        let entries = names.map { #"{"id":"\#($0)","architecture":{"input_modalities":["text","image"]}}"# }
        return .json(200, #"{"data":[\#(entries.joined(separator: ","))]}"#)
    }
}
