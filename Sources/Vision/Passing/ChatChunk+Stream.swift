internal import Bytes

extension ChatChunk {
    /// A whole answer as the chunks that a stream would have brought: the messages, then why they end, then the counts.
    static func stream(of whole: ChatChunk) -> [ChatChunk] {
        let choices = whole.json["choices"]?.array ?? []
        let messages = chunk(like: whole) { writer in
            writer.array("choices") { list in
                for choice in choices { list.object { choice.writeDelta(to: &$0, isLast: false) } }
            }
        }
        let ends = chunk(like: whole) { writer in
            writer.array("choices") { list in
                for choice in choices { list.object { choice.writeDelta(to: &$0, isLast: true) } }
            }
        }
        guard let usage = whole.json["usage"], !usage.isNull else { return [messages, ends] }
        let counts = chunk(like: whole) { writer in
            writer.array("choices") { _ in }
            writer.value("usage", usage)
        }
        return [messages, ends, counts]
    }

    private static func chunk(like whole: ChatChunk, _ write: (inout JSONObjectWriter) -> Void) -> ChatChunk {
        ChatChunk { writer in
            for name in ["id", "created", "model", "system_fingerprint"] {
                if let value = whole.json[name] { writer.value(name, value) }
            }
            writer.string("object", "chat.completion.chunk")
            write(&writer)
        }
    }
}

extension JSONValue {
    /// This choice of a whole answer as one of a chunk.
    fileprivate func writeDelta(to writer: inout JSONObjectWriter, isLast: Bool) {
        writer.int("index", self["index"]?.int ?? 0)
        writer.value("delta", isLast ? .object(JSONObject()) : message)
        writer.value("finish_reason", isLast ? self["finish_reason"] ?? .string("stop") : .null)
    }

    /// The message; the calls of tools are numbered, as chunks want them.
    private var message: JSONValue {
        guard let message = self["message"]?.object else { return .object(JSONObject()) }
        var delta = JSONObject()
        for member in message.members {
            guard member.name == "tool_calls", let calls = member.value.array else {
                delta.append(member.name, member.value)
                continue
            }
            let numbered = calls.enumerated().map { index, call in
                var object = JSONObject()
                object.append("index", .number(JSONNumber(index)))
                for member in call.object?.members ?? [] { object.append(member.name, member.value) }
                return JSONValue.object(object)
            }
            delta.append(member.name, .array(numbered))
        }
        return .object(delta)
    }
}
