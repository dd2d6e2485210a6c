internal import Vignette

extension EmbedPage {
    func template(in frame: Frame) -> TemplateValue {
        let links = AnalysisLinks(analysis.id, in: frame)
        let text = analysis.answer?.text ?? ""
        return [
            "title": .text(analysis.shownTitle), "canonical": .text(links.whole),
            "style": TemplateValue(frame.asset("embed.css")), "theme": TemplateValue(theme?.rawValue),
            "scheme": .text(theme?.rawValue ?? "light dark"),
            "language": TemplateValue(analysis.languageTag?.text),
            "pictures": .list(analysis.picturesTemplate(in: frame)),
            "html": analysis.state.isFinished && !text.isEmpty ? .html(Markdown.html(text)) : .nothing,
            "status": TemplateValue(status), "sourceLabel": "Described with Vignette",
        ]
    }

    private var status: String? {
        switch analysis.state {
        case .queued, .running: "The description is being written."
        case .done: nil
        case .failed:
            (analysis.answer?.text ?? "").isEmpty ? "There is no description." : "The description is not whole."
        }
    }
}
