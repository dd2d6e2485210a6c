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
    /// Nil until the reader is asked. It does not hold this answer, whose end is its end too.
    private var task: Task<String, any Error>?
    /// Nil until it has answered.
    private var chunks: [ChatChunk]?

    init(to question: Question, by model: any VisionModel, streams: Bool) {
        self.question = question
        self.model = model
        self.streams = streams
    }

    deinit { task?.cancel() }

    func begins(within patience: Duration) async throws -> Bool {
        // Whichever comes first: others may be before this one at the workers.
        let (first, comes) = AsyncStream.makeStream(of: Bool.self, bufferingPolicy: .bufferingOldest(1))
        let task = reading()
        Task.detached {
            _ = await task.result
            comes.yield(true)
        }
        let clock = Task.detached {
            try await Task.sleep(for: patience)
            comes.yield(false)
        }
        defer { clock.cancel() }
        let isThere = await withTaskCancellationHandler {
            for await isThere in first { return isThere }
            return true
        } onCancel: {
            task.cancel()
        }
        if isThere { try await ask() }
        return isThere
    }

    func next() async throws -> ChatChunk? {
        try await ask()
        guard chunks?.isEmpty == false else { return nil }
        return chunks?.removeFirst()
    }

    private func reading() -> Task<String, any Error> {
        if let task { return task }
        let begun = Task.detached { [model, question] in try await model.answer(question) { _ in }.text }
        task = begun
        return begun
    }

    private func ask() async throws {
        guard chunks == nil else { return }
        let task = reading()
        let text = try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
        chunks = streams ? stream(text) : [whole(text)]
    }

    private func whole(_ text: String) -> ChatChunk {
        object("chat.completion", counts: true) { choice in
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
        let counts = ChatChunk { writer in
            begin(&writer, "chat.completion.chunk")
            writer.array("choices") { _ in }
            writeCounts(to: &writer)
        }
        return [words, end, counts]
    }

    private func object(
        _ kind: String, counts: Bool = false, _ write: (inout JSONObjectWriter) -> Void
    ) -> ChatChunk {
        ChatChunk { writer in
            begin(&writer, kind)
            writer.array("choices") { choices in
                choices.object { choice in
                    choice.int("index", 0)
                    write(&choice)
                    choice.null("logprobs")
                }
            }
            if counts { writeCounts(to: &writer) }
        }
    }

    private func begin(_ writer: inout JSONObjectWriter, _ kind: String) {
        writer.string("id", id)
        writer.string("object", kind)
        writer.int("created", created)
        writer.string("model", BuiltinReader.name)
    }

    /// The reader has no tokens.
    private func writeCounts(to writer: inout JSONObjectWriter) {
        writer.object("usage") { usage in
            for name in ["prompt_tokens", "completion_tokens", "total_tokens"] { usage.int(name, 0) }
        }
    }
}
