internal import Vignette

extension TryPage {
    func template(in frame: Frame) -> TemplateValue {
        let pictureFault = message(at: "image")
        let describing = [
            "image-hint", hasLostPictures ? "image-lost" : nil, pictureFault.map { _ in "image-fault" },
        ].compactMap { $0 }
        return .object(
            frame.template(
                title: "Write a recipe",
                [
                    "failure": failure?.template ?? .nothing, "fieldLink": TemplateValue(fault),
                    "hasRecipes": .flag(!recipes.isEmpty),
                    "loadable": Choices.recipes(recipes, chosen: values["recipe"] ?? recipes.first?.name),
                    "wordFields": .list(wordFields), "limitFields": .list(limitFields), "codeFields": .list(codeFields),
                    "hasValues": .flag(!parameters.isEmpty), "valueFields": .list(valueFields),
                    "keptValues": .list(keptValues),
                    "modelField": modelField,
                    "limitsOpen": .flag(opens(Self.limitNames, except: ["false", "free", "0"])),
                    "codeOpen": .flag(opens(Self.codeNames)), "maxUploadMB": .number(maxUploadMB),
                    "hasLostPictures": .flag(hasLostPictures),
                    "imageFault": TemplateValue(pictureFault),
                    "imageDescribedBy": .text(describing.joined(separator: " ")),
                    "last": lastPictures(in: frame), "once": TemplateValue(once),
                    "destination": .text(destination.sentence(keptDays: keptDays)),
                    "hasResult": .flag(question != nil || showsAnswer && last != nil),
                    "question": question.map(template) ?? .nothing, "answer": answer(in: frame),
                ]))
    }

    private static let limitNames = ["fit", "answer", "max_tokens", "temperature", "order", "together"]
    private static let codeNames = ["parameters", "operations", "extra_body"]

    /// Nothing that was filled in or that is wrong may be out of sight.
    private func opens(_ names: [String], except standing: Set<String> = []) -> Bool {
        names.contains { name in
            let value = values[name] ?? ""
            return fault == name || !value.isEmpty && !standing.contains(value)
        }
    }

    private func lastPictures(in frame: Frame) -> TemplateValue {
        guard let last else { return .nothing }
        let several = last.pictures.count > 1
        return [
            "id": .text(last.id.text), "thumbnail": last.thumbnail(AnalysisLinks(last.id, in: frame)),
            "sentence": .text(
                several
                    ? "The \(last.pictures.count) pictures of the last try are asked about again unless you choose others."
                    : "The picture of the last try is asked about again unless you choose another."),
        ]
    }

    private func template(of question: Question) -> TemplateValue {
        let plan = question.plan
        let pictures = Wording.count(question.pictures, "picture", "pictures")
        var facts = [
            (
                "Pictures",
                question.pictures == 0 ? "None chosen yet" : "\(pictures), at most \(plan.fit.rawValue) pixels"
            ),
            ("model", plan.model ?? destination.model ?? "as the service chooses"),
        ]
        if let limit = plan.maxTokens { facts.append(("max_tokens", String(limit))) }
        if let temperature = plan.temperature { facts.append(("temperature", "\(temperature)")) }
        return [
            "systemPrompt": TemplateValue(plan.systemPrompt), "text": .text(plan.instruction),
            "isEmpty": .flag(plan.instruction.isEmpty), "extraBody": TemplateValue(plan.extraBody),
            "facts": .list(facts.map { ["term": .text($0.0), "detail": .text($0.1)] }),
        ]
    }

    private func answer(in frame: Frame) -> TemplateValue {
        guard showsAnswer, let last else { return .nothing }
        let text = last.answer?.text ?? ""
        let html = Markdown.html(text)
        let isShort = last.plan.answer == .altText && last.state == .done
        return [
            "chip": last.chip, "isFinished": .flag(last.state.isFinished),
            "url": .text(AnalysisLinks(last.id, in: frame).page), "html": .html(html),
            "hasTable": .flag(html.hasTable), "failure": last.failure?.template ?? .nothing,
            "counter": isShort ? .text("\(text.count)/\(Analysis.altTextLength)") : .nothing,
            "byline": .text("Written by \(destination.name(model: last.answer?.model ?? last.plan.model))."),
            "isWritten": .flag(last.state.isFinished && !text.isEmpty),
        ]
    }
}
