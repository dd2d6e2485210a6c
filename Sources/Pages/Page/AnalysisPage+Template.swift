internal import Vignette

extension AnalysisPage {
    /// Everything that is shown of it in its state, in one value: the templates take what they need.
    ///
    /// - Parameter isLive: it is sent while the answer is written, and not as it is at the moment, to be asked for again.
    func template(in frame: Frame, isLive: Bool = false) -> TemplateValue {
        let links = AnalysisLinks(analysis.id, in: frame)
        let isFinished = analysis.state.isFinished
        var members: [String: TemplateValue] = [
            "id": .text(analysis.id.text), "address": .text(links.page), "state": .text(analysis.state.rawValue),
            "isFinished": .flag(isFinished), "isOwner": .flag(isOwner),
            "recipeTitle": .text(analysis.plan.recipeTitle), "language": language, "isLive": .flag(isLive),
            "asked": .text(analysis.plan.prompt), "chip": analysis.chip,
            "pictures": .list(analysis.picturesTemplate(in: frame)), "hasSeveral": .flag(analysis.pictures.count > 1),
            "again": again(in: frame), "card": card(in: frame),
        ]
        if isFinished {
            members.merge(finished(in: frame)) { $1 }
        } else {
            members["workingTitle"] = .text(analysis.shownTitle)
            members["liveText"] = .text(analysis.answer?.text ?? "")
            members["status"] = status
            members["waits"] = .flag(analysis.waitsUntil != nil)
        }
        return .object(frame.template(title: pageTitle, script: "page.js", members))
    }

    /// Of the answer, where it is known.
    var language: TemplateValue { TemplateValue(analysis.languageTag?.text) }

    private var pageTitle: String {
        guard analysis.state.isFinished else { return "\(analysis.stateWords.text): \(analysis.shownTitle)" }
        return analysis.title
    }

    /// For the links and cards that other sites make of the page.
    private func card(in frame: Frame) -> TemplateValue {
        let links = AnalysisLinks(analysis.id, in: frame)
        let words = FirstSentence(of: analysis.answer?.text ?? "", limit: 200)?.text
        let picture = analysis.pictures.first?.shown
        return [
            "url": .text(links.whole), "title": .text(analysis.shownTitle),
            "description": .text(words ?? "A picture and its description, made with Vignette."),
            "oembedJSON": .text(links.oembed(format: "json")), "oembedXML": .text(links.oembed(format: "xml")),
            "picture": picture.map { facts in
                [
                    "url": .text(links.wholePicture(1)), "type": .text(facts.format.mediaType),
                    "width": .number(facts.size.width), "height": .number(facts.size.height),
                    "alt": .text(analysis.alternative(0)),
                ]
            } ?? .nothing,
        ]
    }

    private func again(in frame: Frame) -> TemplateValue {
        let plan = analysis.plan
        let (able, others) = recipesForAgain
        return [
            "recipes": Choices.recipes(
                able, same: keepsWords ? "As it was asked" : nil, chosen: keepsWords ? "" : plan.recipe),
            "hasOthers": .flag(!others.isEmpty),
            "others": .list(
                others.map {
                    [
                        "title": .text($0.title),
                        "url": .text("\(frame.prefix)/?recipe=\(QueryText.encoded($0.name))"),
                    ]
                }),
            "hasModels": .flag(!models.isEmpty),
            "models": Choices.models(models, standard: destination.model, chosen: plan.model),
            "model": TemplateValue(plan.model),
            "fits": Choices.fits(automatic: nil, chosen: String(plan.fit.rawValue)),
            "language": TemplateValue(plan.language),
        ]
    }

    /// Those that can be asked with nothing but what there is, and those that ask for something first.
    private var recipesForAgain: (able: [Recipe], others: [Recipe]) {
        let plan = analysis.plan
        var (able, others): ([Recipe], [Recipe]) = ([], [])
        for recipe in recipes {
            let isSame = recipe.name == plan.recipe && !keepsWords
            let isReady =
                recipe.isReady(withPrompt: !plan.prompt.isEmpty)
                && (!recipe.together || analysis.pictures.count > 1)
            if isSame || isReady { able.append(recipe) } else { others.append(recipe) }
        }
        return (able, others)
    }
}
