internal import Vignette

/// A table (RFC 4180) with a row for each file.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe: what they say comes from pictures. They
/// are clean for terminals too, where tables are looked at.
struct CSVResults: ResultWriter {
    private static let columns = [
        "file", "ok", "text", "model", "recipe", "finish", "sight", "notes", "seconds_to_first_piece", "seconds",
        "prompt_tokens", "answer_tokens", "tokens_per_second", "width", "height", "type", "bytes", "digest",
        "error_code", "error_message", "error_advice",
    ]

    func open() -> String { Self.row(Self.columns) }

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
        return Self.row(Self.columns.map { cells[$0] ?? "" })
    }

    func close() -> String { "" }

    private static func each(_ sent: [Described.Sent], _ value: (Described.Sent) -> String) -> String {
        sent.map(value).joined(separator: " ")
    }

    private static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// Plain and as wide as East Asian letters.
    private static let formulaStarts = Set("=+-@\t\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)

    static func cell(_ text: String) -> String {
        let text = TerminalText.clean(text)
        var bytes = Array(text.utf8)
        if let first = text.unicodeScalars.first, formulaStarts.contains(first) {
            bytes.insert(UInt8(ascii: "'"), at: 0)
        }
        guard bytes.contains(where: { ",\"\n".utf8.contains($0) }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var quoted = [UInt8(ascii: "\"")]
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { quoted.append(byte) }
            quoted.append(byte)
        }
        quoted.append(UInt8(ascii: "\""))
        return String(decoding: quoted, as: UTF8.self)
    }
}
