internal import Vignette

/// An analysis as a markdown document, to be kept elsewhere: title, pictures, text, and what went wrong.
///
/// The text of the answer stands as it was written, since it is markdown itself; all else is made to mean nothing.
struct AnalysisMarkdown: Sendable {
    let text: String

    /// - Parameter addresses: of whoever asked; the links have the host in them.
    init(_ analysis: Analysis, addresses: Addresses) {
        let addresses = addresses.absolute
        var blocks = ["# " + Self.plain(analysis.title)]
        let alt = Self.plain(analysis.altText.isEmpty ? analysis.title : analysis.altText)
        for number in 1...max(1, analysis.pictures.count) {
            blocks.append("![\(alt)](\(addresses.picture(number, of: analysis.id)))")
        }
        let answer = analysis.answer?.text ?? ""
        if !answer.isEmpty { blocks.append(answer) }
        if !analysis.altText.isEmpty { blocks.append("Alt text: " + Self.plain(analysis.altText)) }
        if let complaint = analysis.complaint { blocks.append("> " + Self.plain(complaint)) }
        blocks.append("<\(addresses.analysis(analysis.id))>")
        text = blocks.joined(separator: "\n\n") + "\n"
    }

    /// On one line, with nothing in it that means something in markdown.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        let marks = Set("\\`*_{}[]<>()#+-.!|~&".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if plain.last != " " { plain.append(" ") }
                continue
            }
            // A full stop or a hyphen means something at the beginning of a line alone.
            if marks.contains(scalar), plain.isEmpty || !".-+()".unicodeScalars.contains(scalar) {
                plain.append("\\")
            }
            plain.append(scalar)
        }
        return String(plain)
    }
}
