internal import Bytes
internal import Recipes
internal import Vignette
internal import Vision

/// A block's question as the chat-completions protocol sends it: its content is a list always, the text first.
struct BlockBody {
    let question: BlockQuestion
    let pictures: [PassedPicture]
    /// The model as the service knows it.
    let model: String
    /// Added where neither the block nor its extra members say anything.
    let settings: JSONObject

    func passed() -> PassedQuestion {
        let gaps = TextGaps()
        let text = JSONWriter().object { writer in
            write(to: &writer, mark: gaps.mark)
        }
        var passed = PassedQuestion(
            pieces: gaps.filled(text, with: pictures.map(\.pieces)), model: model, pictureCount: pictures.count,
            streams: false)
        passed.key = question.apiKey.map { Secret($0) }
        passed.isPersistent = true
        passed.heard = HeardStatus()
        return passed
    }

    private func write(to writer: inout JSONObjectWriter, mark: String) {
        let extra = question.extraBody
        writer.array("messages") { messages in
            if let system = question.systemPrompt {
                messages.object { message in
                    message.string("role", "system")
                    message.string("content", system)
                }
            }
            messages.object { message in
                message.string("role", "user")
                message.array("content") { content in
                    if !question.text.isEmpty {
                        content.object { part in
                            part.string("type", "text")
                            part.string("text", question.text.string)
                        }
                    }
                    for _ in pictures {
                        content.object { part in
                            part.string("type", "image_url")
                            part.object("image_url") { $0.string("url", mark) }
                        }
                    }
                }
            }
        }
        // What the manifest adds goes before what the block says itself.
        writer.string("model", model)
        if extra["max_tokens"] == nil { writer.int("max_tokens", question.maxTokens) }
        var names: Set<String> = ["messages", "model", "max_tokens", "stream", "n"]
        if let temperature = question.temperature, extra["temperature"] == nil {
            // It lies between 0 and 2, so that there is a number for it.
            try? writer.double("temperature", temperature)
            names.insert("temperature")
        }
        for member in extra.members where member.name != "model" { writer.value(member.name.string, member.value) }
        names.formUnion(extra.members.map(\.name.string))
        for member in settings.members where !names.contains(member.name.string) {
            writer.value(member.name.string, member.value)
        }
    }
}
