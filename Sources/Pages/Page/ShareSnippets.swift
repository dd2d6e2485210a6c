internal import Vignette

/// What is pasted elsewhere to show an analysis there.
struct ShareSnippets: Sendable {
    let link: String
    let markdown: String
    let figure: String
    /// Nil where our pages may stand in no frame.
    let frame: String?

    init(_ analysis: Analysis, in frame: Frame) {
        let links = AnalysisLinks(analysis.id, in: frame)
        let alt = analysis.altText.isEmpty ? analysis.title : analysis.altText
        let size = analysis.pictures.first?.shown.size ?? PictureSize(width: 1, height: 1)
        link = links.whole
        markdown = "[![\(Self.markdown(alt))](\(links.wholePicture(1)))](\(links.whole))"
        let escaped = HTMLText.escaped(alt)
        figure = """
            <figure>
              <a href="\(HTMLText.escaped(links.whole))"><img src="\(HTMLText.escaped(links.wholePicture(1)))" \
            width="\(size.width)" height="\(size.height)" alt="\(escaped)"></a>
              <figcaption>\(escaped)</figcaption>
            </figure>
            """
        self.frame = frame.canBeFramed ? EmbedFrame(analysis, in: frame).html : nil
    }

    /// As the text of a link: on one line, with nothing that means something there.
    private static func markdown(_ text: String) -> String {
        var escaped = ""
        for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
            if "\\[]<>`*_&!".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    var template: TemplateValue {
        var list: [TemplateValue] = [
            Self.field("share-link", "Link", link, rows: 2),
            Self.field("share-markdown", "Markdown", markdown, rows: 2),
            Self.field("share-figure", "HTML", figure, rows: 3),
        ]
        if let frame { list.append(Self.field("share-frame", "Frame for another site", frame, rows: 3)) }
        return .list(list)
    }

    private static func field(_ id: String, _ label: String, _ value: String, rows: Int) -> TemplateValue {
        [
            "id": .text(id), "label": .text(label), "value": .text(value), "rows": .number(rows),
            "copyLabel": .text("Copy \(label)"),
        ]
    }
}
