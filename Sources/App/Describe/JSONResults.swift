internal import Bytes
internal import Vignette

/// A JSON array with an object for each file, on a line of its own that is written as soon as it is known: the array
/// needs nothing but its end to be valid wherever it stops. What nobody sees is escaped: it may steer terminals.
struct JSONResults: ResultWriter {
    private var isFirst = true

    func open() -> String { "[\n" }

    mutating func finish(_ result: Described) -> String {
        defer { isFirst = false }
        let object = JSONWriter.terminal.object { object in Self.write(result, to: &object) }
        return (isFirst ? "" : ",") + String(decoding: object, as: UTF8.self) + "\n"
    }

    func close() -> String { "]\n" }

    private static func write(_ result: Described, to object: inout JSONObjectWriter) {
        object.string("file", result.name)
        switch result.outcome {
        case .success(let answer):
            object.bool("ok", true)
            object.string("text", answer.text)
            if !answer.reasoning.isEmpty { object.string("reasoning", answer.reasoning) }
            optional("model", answer.model, in: &object)
            object.string("recipe", result.recipe)
            optional("finish", answer.finish?.rawValue, in: &object)
            write(answer, to: &object)
            object.array("notes") { notes in result.notes.forEach { notes.string($0) } }
        case .failure(let failure):
            object.bool("ok", false)
            object.string("recipe", result.recipe)
            if !result.partial.isEmpty { object.string("text", result.partial) }
            object.object("error") { error in
                error.string("code", failure.code.rawValue)
                error.string("message", failure.message)
                error.string("advice", failure.advice)
            }
        }
        if result.pictures.count == 1, let sent = result.pictures.first {
            object.object("picture") { picture in sent.write(to: &picture) }
        } else if !result.pictures.isEmpty {
            object.array("pictures") { pictures in
                for sent in result.pictures {
                    pictures.object { picture in
                        picture.string("file", sent.name)
                        sent.write(to: &picture)
                    }
                }
            }
        }
    }

    /// What was counted and measured.
    private static func write(_ answer: Answer, to object: inout JSONObjectWriter) {
        object.object("usage") { usage in
            number("prompt_tokens", answer.usage.prompt, in: &usage)
            number("answer_tokens", answer.usage.answer, in: &usage)
        }
        if let timing = answer.timing {
            object.object("seconds") { seconds in
                decimal("first_piece", Seconds(timing.firstPiece).value, in: &seconds)
                decimal("total", Seconds(timing.total).value, in: &seconds)
            }
        }
        if let speed = answer.tokensPerSecond { decimal("tokens_per_second", Seconds.tenths(speed), in: &object) }
        object.string("sight", answer.sight.rawValue)
    }

    private static func optional(_ name: String, _ text: String?, in object: inout JSONObjectWriter) {
        if let text { object.string(name, text) } else { object.null(name) }
    }

    private static func number(_ name: String, _ value: Int?, in object: inout JSONObjectWriter) {
        if let value { object.int(name, value) } else { object.null(name) }
    }

    /// JSON has no number that is not finite; nothing here is.
    private static func decimal(_ name: String, _ value: Double, in object: inout JSONObjectWriter) {
        if let number = JSONNumber(value) { object.value(name, .number(number)) } else { object.null(name) }
    }
}
