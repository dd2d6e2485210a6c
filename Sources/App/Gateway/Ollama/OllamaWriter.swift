internal import Bytes
internal import Loop
internal import Vignette

/// Writes an answer as programs of Ollama read it: JSON objects, a line each.
///
/// Nothing that ends a line for any reader can stand in one: these programs split at U+0085, U+2028 and U+2029 too.
struct OllamaWriter: Sendable {
    let kind: OllamaKind
    /// The name by which the model was asked for.
    let model: String
    let streams: Bool
    /// When the request came.
    let began: Moment
    let now: @Sendable () -> Timestamp

    private static let json = JSONWriter(escapesLineSeparators: true)

    /// One of the lines before the last.
    func line(_ piece: OllamaPiece) -> [UInt8] {
        line(piece) { $0.bool("done", false) }
    }

    /// The last line, or all of an answer that is no stream.
    func last(_ piece: OllamaPiece = OllamaPiece(), of reply: OllamaReply) -> [UInt8] {
        let end = Moment.now()
        // Where all comes at once, nothing tells reading from writing: it counts as writing.
        let first = streams ? reply.firstPiece : nil
        return line(piece) { line in
            line.bool("done", true)
            line.string("done_reason", reply.isCutOff ? "length" : "stop")
            Self.time("total_duration", end.since(began), &line)
            if let count = reply.usage.prompt { line.int("prompt_eval_count", count) }
            if let first { Self.time("prompt_eval_duration", first.since(began), &line) }
            if let count = reply.usage.answer { line.int("eval_count", count) }
            Self.time("eval_duration", end.since(first ?? began), &line)
        }
    }

    /// The whole answer to who asked for no text.
    ///
    /// - Parameter reason: `load` or `unload`.
    func nothing(_ reason: String) -> [UInt8] {
        line(OllamaPiece()) { line in
            line.bool("done", true)
            line.string("done_reason", reason)
        }
    }

    /// The last line of an answer that cannot go on: it says nothing else.
    static func failed(_ failure: Failure) -> [UInt8] {
        OllamaError.bytes(failure) + [0x0A]
    }

    private func line(_ piece: OllamaPiece, _ rest: (inout JSONObjectWriter) -> Void) -> [UInt8] {
        let text = Self.json.object { line in
            line.string("model", model)
            line.string("created_at", now().iso8601)
            switch kind {
            case .generate: Self.write(piece, text: "response", to: &line)
            case .chat:
                line.object("message") { message in
                    message.string("role", "assistant")
                    Self.write(piece, text: "content", to: &message)
                }
            }
            rest(&line)
        }
        return text + [0x0A]
    }

    private static func write(_ piece: OllamaPiece, text: String, to object: inout JSONObjectWriter) {
        object.string(text, piece.text)
        if !piece.thinking.bytes.isEmpty { object.string("thinking", piece.thinking) }
        guard !piece.toolCalls.isEmpty else { return }
        object.array("tool_calls") { calls in
            for (index, call) in piece.toolCalls.enumerated() { call.write(index: index, to: &calls) }
        }
    }

    /// In nanoseconds. None at all is left out, as there.
    private static func time(_ name: String, _ duration: Duration, _ line: inout JSONObjectWriter) {
        if duration.wholeNanoseconds > 0 { line.int(name, duration.wholeNanoseconds) }
    }
}
