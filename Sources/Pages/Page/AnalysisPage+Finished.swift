internal import Vignette

extension AnalysisPage {
    /// What only a finished one has.
    func finished(in frame: Frame) -> [String: TemplateValue] {
        let plan = analysis.plan
        let turns = plan.earlier.count + 2
        var members: [String: TemplateValue] = [
            "title": .text(analysis.title),
            "titleLanguage": analysis.hasOwnWords ? TemplateValue(analysis.languageTag?.text) : .nothing,
            "moreChips": .list(moreChips), "failure": analysis.failure?.template ?? .nothing,
            "notices": .list(notices), "text": text, "altText": altText,
            "hasEarlier": .flag(!plan.earlier.isEmpty),
            "earlierCount": .text(Wording.count(plan.earlier.count, "question", "questions")),
            "earlier": .list(
                plan.earlier.map { turn in
                    let answer = Markdown.html(turn.answer)
                    return [
                        "prompt": .text(turn.prompt), "answer": .html(answer), "hasTable": .flag(answer.hasTable),
                    ]
                }),
            "canAsk": .flag(analysis.state == .done && turns <= EarlierQuestion.limit),
            "reasoning": TemplateValue(analysis.answer?.reasoning),
            "expires": analysis.expires?.template ?? .nothing,
            "links": .list(links(in: frame)), "share": ShareSnippets(analysis, in: frame).template,
            "downloads": .list(downloads(in: frame)), "hasLinks": .flag(!links(in: frame).isEmpty),
        ]
        members.merge(readings) { $1 }
        members.merge(howMade(in: frame)) { $1 }
        return members
    }

    private var text: TemplateValue {
        guard let answer = analysis.answer, !answer.text.isEmpty else { return .nothing }
        let html = Markdown.html(answer.text)
        return [
            "heading": .text(heading), "html": .html(html), "hasTable": .flag(html.hasTable),
            "byline": .text("Written by \(destination.name(model: answer.model ?? analysis.plan.model))."),
        ]
    }

    private var heading: String {
        if analysis.state == .failed { return "The text so far" }
        if !analysis.plan.earlier.isEmpty { return "Answer" }
        let plan = analysis.plan
        return PresetWords.of(plan.recipe, titled: plan.recipeTitle)?.heading ?? "Answer"
    }

    private var altText: TemplateValue {
        let text = analysis.altText
        // Who owns it can write one where the answer has no first sentence.
        guard analysis.state == .done, isOwner || !text.isEmpty else { return .nothing }
        return [
            "text": .text(text), "isWritten": .flag(!text.isEmpty),
            "editLabel": .text(text.isEmpty ? "Write alt text" : "Edit alt text"),
            "counter": .text("\(text.count)/\(Analysis.altTextLength)"),
            "limit": .number(Analysis.altTextLimit),
            "hint": .text("\(text.count) characters; about \(Analysis.altTextLength) are enough for most readers."),
        ]
    }

    /// What was read here, beside what the model says.
    private var readings: [String: TemplateValue] {
        let several = analysis.pictures.count > 1
        let found = analysis.pictures.enumerated().compactMap { index, picture -> (Int, Reading)? in
            let answered = analysis.answer?.readings ?? []
            return (picture.reading ?? (index < answered.count ? answered[index] : nil)).map { (index, $0) }
        }
        let texts = found.filter { !$0.1.text.isEmpty }.map { index, reading -> TemplateValue in
            ["name": several ? .text("Picture \(index + 1)") : .nothing, "text": .text(reading.text)]
        }
        let codes = found.flatMap { index, reading in
            reading.codes.map { code -> TemplateValue in
                let kind = several ? "\(code.kind.rawValue), picture \(index + 1)" : code.kind.rawValue
                return ["kind": .text(kind), "content": .text(code.content)]
            }
        }
        return [
            "reading": texts.isEmpty ? .nothing : ["texts": .list(texts)],
            "codes": codes.isEmpty ? .nothing : ["rows": .list(codes)],
        ]
    }

    private func downloads(in frame: Frame) -> [TemplateValue] {
        let page = AnalysisLinks(analysis.id, in: frame).page
        return [("md", "Markdown, .md"), ("txt", "Plain text, .txt"), ("json", "Everything, .json")].map {
            ["url": .text("\(page).\($0.0)"), "label": .text($0.1)]
        }
    }

    private func links(in frame: Frame) -> [TemplateValue] {
        var links: [(String, String)] = []
        if let parent = analysis.parent {
            links.append((AnalysisLinks(parent, in: frame).page, "The question before this one"))
        }
        if let from = analysis.from {
            links.append((AnalysisLinks(from, in: frame).page, "The answer before this one"))
        }
        if let place = analysis.place {
            links.append(("\(frame.prefix)/c/\(place.collection)", "All pictures sent with this one"))
        }
        return links.map { ["url": .text($0.0), "label": .text($0.1)] }
    }
}
