internal import Vignette

/// The row of an analysis in the table that a library is taken away as.
struct LibraryRow {
    private static let columns = [
        "id", "url", "created", "finished", "expires", "state", "title", "alt_text", "text", "reasoning", "recipe",
        "prompt", "language", "fit", "model", "finish", "sight", "notes", "seconds_to_first_piece", "seconds",
        "prompt_tokens", "answer_tokens", "pictures", "file_names", "text_in_pictures", "codes", "collection",
        "error_code", "error_message", "error_advice",
    ]

    static let head = CSVRow.text(columns)

    let text: String

    init(_ analysis: Analysis, addresses: Addresses) {
        let answer = analysis.answer
        let addresses = addresses.absolute
        var cells: [String: String] = [
            "id": analysis.id.text, "url": addresses.analysis(analysis.id), "created": analysis.created.iso8601,
            "state": analysis.state.rawValue, "title": analysis.title, "alt_text": analysis.altText,
            "recipe": analysis.plan.recipe, "prompt": analysis.plan.prompt,
            "fit": String(analysis.plan.fit.rawValue), "pictures": String(analysis.pictures.count),
        ]
        cells["finished"] = analysis.finished?.iso8601
        cells["expires"] = analysis.expires?.iso8601
        cells["text"] = answer?.text
        cells["reasoning"] = answer?.reasoning
        cells["language"] = analysis.plan.language
        cells["model"] = answer?.model ?? analysis.plan.model
        cells["finish"] = answer?.finish?.rawValue
        cells["sight"] = answer?.sight.rawValue
        cells["notes"] = answer?.notes.map(\.sentence).joined(separator: " ")
        cells["seconds_to_first_piece"] = answer?.timing.map { Seconds($0.firstPiece).description }
        cells["seconds"] = answer?.timing.map { Seconds($0.total).description }
        cells["prompt_tokens"] = answer?.usage.prompt.map(String.init)
        cells["answer_tokens"] = answer?.usage.answer.map(String.init)
        cells["file_names"] = analysis.pictures.compactMap(\.fileName).joined(separator: "\n")
        let readings = analysis.pictures.compactMap(\.reading)
        cells["text_in_pictures"] = readings.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
        cells["codes"] = readings.flatMap(\.codes).map { "\($0.kind.rawValue): \($0.content)" }.joined(separator: "\n")
        cells["collection"] = analysis.place?.collection.text
        cells["error_code"] = analysis.failure?.code.rawValue
        cells["error_message"] = analysis.failure?.message
        cells["error_advice"] = analysis.failure?.advice
        text = CSVRow.text(Self.columns.map { cells[$0] ?? "" })
    }
}
