internal import Bytes
internal import Vision

/// A question as it goes on: written anew as a chat-completions request.
struct OllamaQuestion {
    let request: OllamaRequest
    /// As the service calls it.
    let model: String
    /// Of all messages, in order.
    let pictures: [PassedPicture]
    /// Members that whoever runs this program adds, where the question says nothing of them.
    var extra = JSONObject()
    /// Of the endpoint that is asked.
    var profile = UpstreamProfile.restricted

    var passed: PassedQuestion {
        let gaps = TextGaps()
        return PassedQuestion(
            pieces: gaps.filled(json(mark: gaps.mark), with: pictures.map(\.pieces)), model: model,
            pictureCount: pictures.count, streams: request.streams)
    }

    var read: ReadQuestion {
        var texts = ReadTexts()
        for message in request.messages {
            texts.add(message.text, isUsers: message.role == .user)
            texts.add(message.toolName)
            texts.add(message.toolCallID)
            for call in message.toolCalls {
                texts.add(call.id)
                texts.add(call.name)
                texts.add(allOf: .object(call.arguments))
            }
        }
        texts.add(allOf: .array(request.tools))
        if case .schema(let schema)? = request.format { texts.add(allOf: .object(schema)) }
        for text in request.options.stop { texts.add(text) }
        return ReadQuestion(texts: texts.all, pictures: pictures)
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
            let asked = asked
            for (name, value) in asked { question.value(name, value) }
            for member in extra.members {
                let name = member.name.string
                if Self.own.contains(name) || asked.contains(where: { $0.name == name }) { continue }
                question.value(name, member.value)
            }
        }
    }

    /// Names of members that are always ours.
    private static let own: Set<String> = ["model", "messages", "stream", "stream_options"]

    /// What the program wants of the answer.
    private var asked: [(name: String, value: JSONValue)] {
        var members = request.options.asked(of: profile)
        if let format = request.format { members.append(("response_format", format.asked)) }
        if case .effort(let word) = request.thinking { members.append(("reasoning_effort", .string(word))) }
        if !request.tools.isEmpty { members.append(("tools", .array(request.tools))) }
        return members
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
