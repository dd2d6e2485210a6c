internal import Bytes
internal import Vision

/// A question as it goes on: written anew as a chat-completions request.
struct OllamaQuestion {
    let request: OllamaRequest
    /// As the service calls it.
    let model: String
    /// Of all messages, in order.
    let pictures: [PassedPicture]

    var passed: PassedQuestion {
        let gaps = TextGaps()
        return PassedQuestion(
            pieces: gaps.filled(json(mark: gaps.mark), with: pictures.map(\.pieces)), model: model,
            pictureCount: pictures.count, streams: request.streams)
    }

    var read: ReadQuestion {
        ReadQuestion(texts: request.messages.map(\.text).filter { !$0.bytes.isEmpty }, pictures: pictures)
    }

    private func json(mark: String) -> [UInt8] {
        JSONWriter().object { question in
            question.string("model", model)
            question.array("messages") { messages in
                var tools = OllamaToolNames()
                for message in request.messages { write(message, &tools, mark: mark, to: &messages) }
            }
            question.bool("stream", request.streams)
            if request.streams {
                question.object("stream_options") { $0.bool("include_usage", true) }
            }
            request.options.write(to: &question)
            request.format?.write("response_format", to: &question)
            if case .effort(let word) = request.thinking { question.string("reasoning_effort", word) }
            if !request.tools.isEmpty { question.value("tools", .array(request.tools)) }
        }
    }

    private func write(
        _ message: OllamaMessage, _ tools: inout OllamaToolNames, mark: String, to messages: inout JSONArrayWriter
    ) {
        messages.object { object in
            object.string("role", message.role.rawValue)
            content(of: message, mark: mark, to: &object)
            if message.role == .tool { object.string("tool_call_id", tools.end(message)) }
            guard !message.toolCalls.isEmpty else { return }
            let ids = tools.begin(message.toolCalls)
            object.array("tool_calls") { calls in
                for (call, id) in zip(message.toolCalls, ids) { call.writeAsQuestion(id: id, to: &calls) }
            }
        }
    }

    /// A plain string where there are no pictures, since some services read nothing else; text first, then the pictures.
    private func content(of message: OllamaMessage, mark: String, to object: inout JSONObjectWriter) {
        guard !message.images.isEmpty else {
            object.string("content", message.text)
            return
        }
        object.array("content") { parts in
            if !message.text.bytes.isEmpty {
                parts.object { part in
                    part.string("type", "text")
                    part.string("text", message.text)
                }
            }
            for _ in message.images {
                parts.object { part in
                    part.string("type", "image_url")
                    part.object("image_url") { $0.string("url", mark) }
                }
            }
        }
    }
}
