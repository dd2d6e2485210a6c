internal import Bytes
internal import Vignette

/// A question as the chat-completions protocol sends it.
///
/// Its JSON is written once with a mark in place of every picture and cut there: no picture's base64 text is ever made
/// as a whole.
struct ChatRequest {
    let question: Question
    let model: String?
    let habits: Habits
    let streams: Bool
    /// Members that whoever runs this program adds; they win over ours, as with the official clients.
    let extra: JSONObject
    /// The words stand in an array of parts, as beside pictures, even where there are none.
    var asParts = false

    func body() throws(JSONError) -> TransferBody {
        let gaps = TextGaps()
        let text = try json(mark: gaps.mark)
        return TransferBody(pieces: gaps.filled(text, with: question.pictures.map { [.base64($0.bytes)] }))
    }

    private func json(mark: String) throws(JSONError) -> [UInt8] {
        try JSONWriter().object { writer throws(JSONError) in
            if let model { writer.string("model", model) }
            writer.array("messages") { messages in
                if let system = question.systemPrompt, !habits.foldsSystemPrompt {
                    messages.object { message in
                        message.string("role", "system")
                        message.string("content", system)
                    }
                }
                // The pictures go with what was asked first: a follow-up is about the same ones.
                let prompts = question.earlier.map(\.prompt) + [question.prompt]
                for (turn, prompt) in prompts.enumerated() {
                    messages.object { message in
                        message.string("role", "user")
                        content(of: &message, prompt, mark: turn == 0 ? mark : nil)
                    }
                    guard turn < question.earlier.count else { break }
                    messages.object { message in
                        message.string("role", "assistant")
                        message.string("content", question.earlier[turn].answer)
                    }
                }
            }
            if streams { writer.bool("stream", true) }
            if streams, !habits.omitsUsageOption, isOurs("stream_options") {
                writer.object("stream_options") { $0.bool("include_usage", true) }
            }
            if let limit = habits.room(for: question.maxTokens), isOurs("max_tokens"), isOurs("max_completion_tokens") {
                writer.int(habits.usesCompletionLimit ? "max_completion_tokens" : "max_tokens", limit)
            }
            if let temperature = question.temperature, !habits.dropsTemperature, isOurs("temperature") {
                try writer.double("temperature", temperature)
            }
            if habits.needsRoom, !habits.omitsReasoningEffort, isOurs("reasoning_effort") {
                writer.string("reasoning_effort", "none")
            }
            for member in extra.members { writer.value(member.name.string, member.value) }
        }
    }

    /// A plain string where there are no pictures, since some servers read nothing else; text first, then the pictures.
    ///
    /// - Parameter mark: stands for each picture; nil after the first question, which has them all.
    private func content(of message: inout JSONObjectWriter, _ words: String, mark: String?) {
        var prompt = words
        if mark != nil, let system = question.systemPrompt, habits.foldsSystemPrompt {
            prompt = system + "\n\n" + prompt
        }
        guard let mark, asParts || !question.pictures.isEmpty else {
            message.string("content", prompt)
            return
        }
        message.array("content") { parts in
            parts.object { part in
                part.string("type", "text")
                part.string("text", prompt)
            }
            for picture in question.pictures {
                parts.object { part in
                    part.string("type", "image_url")
                    part.object("image_url") { image in
                        image.string("url", "data:\(picture.format.mediaType);base64,\(mark)")
                        if let detail = question.detail { image.string("detail", detail) }
                    }
                }
            }
        }
    }

    private func isOurs(_ name: String) -> Bool {
        extra[name] == nil
    }
}
