internal import Vignette

/// A table with a row for each file.
struct CSVResults: ResultWriter {
    private static let columns = [
        "file", "ok", "text", "model", "recipe", "finish", "sight", "notes", "seconds_to_first_piece", "seconds",
        "prompt_tokens", "answer_tokens", "tokens_per_second", "width", "height", "type", "bytes", "digest",
        "error_code", "error_message", "error_advice",
    ]

    func open() -> String { CSVRow.text(Self.columns) }

    func finish(_ result: Described) -> String {
        var cells: [String: String] = ["file": result.name, "recipe": result.recipe]
        switch result.outcome {
        case .success(let answer):
            cells["ok"] = "true"
            cells["text"] = answer.text
            cells["model"] = answer.model
            cells["finish"] = answer.finish?.rawValue
            cells["sight"] = answer.sight.rawValue
            cells["notes"] = result.notes.joined(separator: " ")
            cells["seconds_to_first_piece"] = answer.timing.map { Seconds($0.firstPiece).description }
            cells["seconds"] = answer.timing.map { Seconds($0.total).description }
            cells["prompt_tokens"] = answer.usage.prompt.map(String.init)
            cells["answer_tokens"] = answer.usage.answer.map(String.init)
            cells["tokens_per_second"] = answer.tokensPerSecond.map { Seconds.tenths($0).description }
        case .failure(let failure):
            cells["ok"] = "false"
            cells["text"] = result.partial
            cells["error_code"] = failure.code.rawValue
            cells["error_message"] = failure.message
            cells["error_advice"] = failure.advice
        }
        let sent = result.pictures
        cells["width"] = Self.each(sent) { String($0.size.width) }
        cells["height"] = Self.each(sent) { String($0.size.height) }
        cells["type"] = Self.each(sent, \.format.mediaType)
        cells["bytes"] = Self.each(sent) { String($0.bytes) }
        cells["digest"] = Self.each(sent, \.digest)
        return CSVRow.text(Self.columns.map { cells[$0] ?? "" })
    }

    func close() -> String { "" }

    private static func each(_ sent: [Described.Sent], _ value: (Described.Sent) -> String) -> String {
        sent.map(value).joined(separator: " ")
    }
}
