internal import Vignette

extension Analysis {
    /// How far it is, in a word or two; the kind picks the colour.
    var chip: TemplateValue {
        let (kind, text) = stateWords
        return ["kind": .text(kind), "text": .text(text)]
    }

    var stateWords: (kind: String, text: String) {
        switch state {
        case .queued: waitsUntil == nil ? ("queued", "In line") : ("waiting", "Waiting")
        case .running:
            switch phase {
            case .preparing: ("running", "Preparing")
            case .asking: ("running", "Asking")
            case .waitingModel: ("running", "Model is starting")
            case .writing, nil: ("running", "Being written")
            }
        case .done: ("done", "Done")
        case .failed: isStopped ? ("stopped", "Stopped") : ("failed", failure?.title ?? "Failed")
        }
    }

    var isStopped: Bool { failure?.code == .stopped }

    /// In which language the answer was asked for, where a `lang` attribute can say it.
    var languageTag: LanguageTag? { LanguageTag(plan.language) }

    /// What it is called on pages: while the answer grows, its first sentence is no name yet.
    var shownTitle: String {
        guard !state.isFinished else { return title }
        guard let name = pictures.first?.fileName, !name.isEmpty else { return plan.recipeTitle }
        return name
    }

    /// The title is what the model wrote, and not a file's name.
    var hasOwnWords: Bool { state.isFinished && FirstSentence(of: answer?.text ?? "", limit: 80) != nil }

    /// The small picture for lists.
    func thumbnail(_ links: AnalysisLinks) -> TemplateValue {
        guard let facts = pictures.first?.thumbnail else { return .nothing }
        return [
            "url": .text(links.thumbnail(1)), "width": .number(facts.size.width), "height": .number(facts.size.height),
        ]
    }

    /// For lists.
    func card(in frame: Frame) -> TemplateValue {
        let links = AnalysisLinks(id, in: frame)
        return [
            "address": .text(links.page), "title": .text(shownTitle),
            "language": hasOwnWords ? TemplateValue(languageTag?.text) : .nothing,
            "thumbnail": thumbnail(links),
            // What is done is the rule in a list, so nothing is said of it.
            "chip": state == .done ? .nothing : chip,
            "recipeTitle": .text(plan.recipeTitle), "created": created.template,
        ]
    }

    /// What stands for picture number `index` (from 0) where it cannot be seen.
    func alternative(_ index: Int) -> String {
        let words = state.isFinished ? altText : editedAltText ?? ""
        if pictures.count == 1, !words.isEmpty { return words }
        let name = pictures[index].fileName.map { ": \($0)" } ?? ""
        let number = "Picture \(index + 1) of \(pictures.count)"
        guard pictures.count > 1 else {
            if !state.isFinished { return "The picture\(name), not described yet" }
            return name.isEmpty ? "The picture" : "Picture" + name
        }
        return index == 0 && !words.isEmpty ? "\(number). \(words)" : number + name
    }

    func picturesTemplate(in frame: Frame) -> [TemplateValue] {
        let links = AnalysisLinks(id, in: frame)
        return pictures.enumerated().map { index, picture in
            let number = index + 1
            let size = picture.shown.size
            let caption = [picture.fileName ?? "", Wording.size(size)].filter { !$0.isEmpty }
            return [
                "number": .number(number), "url": .text(links.picture(number)), "width": .number(size.width),
                "height": .number(size.height), "alt": .text(alternative(index)),
                "openLabel": .text(pictures.count == 1 ? "Open the picture" : "Open picture \(number)"),
                "caption": .text(caption.joined(separator: " · ")),
            ]
        }
    }
}
