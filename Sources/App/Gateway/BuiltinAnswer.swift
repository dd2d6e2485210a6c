internal import Bytes
internal import Glibc
internal import Imaging
internal import Vignette
internal import Vision

/// What the built-in reader says, in the form of a model's answer.
actor BuiltinAnswer: PassedAnswer {
    private let question: Question
    private let model: any VisionModel
    private let streams: Bool
    private let id = "chatcmpl-" + Hex.encode(RandomBytes.make(12))
    private let created = time(nil)
    /// Nil until the reader was asked.
    private var chunks: [ChatChunk]?

    init(to question: Question, by model: any VisionModel, streams: Bool) {
        self.question = question
        self.model = model
        self.streams = streams
    }

    func begins(within patience: Duration) async throws -> Bool {
        // It takes a second or two.
        try await ask()
        return true
    }

    func next() async throws -> ChatChunk? {
        try await ask()
        guard chunks?.isEmpty == false else { return nil }
        return chunks?.removeFirst()
    }

    private func ask() async throws {
        guard chunks == nil else { return }
        let answer = try await model.answer(question) { _ in }
        chunks = streams ? stream(answer.text) : [whole(answer.text)]
    }

    private func whole(_ text: String) -> ChatChunk {
        object("chat.completion") { choice in
            choice.object("message") { message in
                message.string("role", "assistant")
                message.string("content", text)
                message.null("refusal")
            }
            choice.string("finish_reason", "stop")
        }
    }

    private func stream(_ text: String) -> [ChatChunk] {
        let words = object("chat.completion.chunk") { choice in
            choice.object("delta") { delta in
                delta.string("role", "assistant")
                delta.string("content", text)
            }
            choice.null("finish_reason")
        }
        let end = object("chat.completion.chunk") { choice in
            choice.object("delta") { _ in }
            choice.string("finish_reason", "stop")
        }
        return [words, end]
    }

    private func object(_ kind: String, _ write: (inout JSONObjectWriter) -> Void) -> ChatChunk {
        ChatChunk { writer in
            writer.string("id", id)
            writer.string("object", kind)
            writer.int("created", created)
            writer.string("model", BuiltinReader.name)
            writer.array("choices") { choices in
                choices.object { choice in
                    choice.int("index", 0)
                    write(&choice)
                    choice.null("logprobs")
                }
            }
        }
    }
}
