internal import Vignette

extension FormPage {
    func template(in frame: Frame) -> TemplateValue {
        let recipe = chosenRecipe
        let fault = fault
        var members: [String: TemplateValue] = [
            "atForm": true, "maxUploadMB": .number(maxUploadMB),
            "failure": failure?.template ?? .nothing, "fieldLink": TemplateValue(fault),
            "recipes": .list(recipes.map { choice($0, isChosen: $0.name == recipe) }),
            "fits": Choices.fits(automatic: "As the recipe says (else \(fit.rawValue))", chosen: values["fit"]),
            "hasModels": .flag(!models.isEmpty),
            "models": Choices.models(models, standard: destination.model, chosen: values["model"]),
            "modelPlaceholder": .text(destination.model ?? "as the server chooses"),
            "languages": .list(Self.languages.map { ["tag": .text($0.tag), "name": .text($0.name)] }),
            "together": .flag(isChecked("together")), "collection": TemplateValue(values["collection"]),
            "expirePlaceholder": .text(keptDays.map(String.init) ?? "never"),
            "destination": .text(destination.sentence(keptDays: keptDays)),
            "detailsOpen": .flag(opensDetails(fault)),
            "hasLatest": .flag(!latest.isEmpty), "latest": .list(latest.map { $0.card(in: frame) }),
            "sample": sample(in: frame), "sender": TemplateValue(frame.asset("send.js")),
        ]
        for (name, key) in Self.textKeys {
            members[key] = TemplateValue(values[name])
            members[key + "Fault"] = .flag(fault == name)
        }
        for name in ["image", "recipe", "fit", "together"] { members[name + "Fault"] = .flag(fault == name) }
        return .object(frame.template(title: Frame.siteName, script: "form.js", members))
    }

    /// A newcomer is offered a picture to try; whoever has asked before, or has just failed to, needs none.
    private func sample(in frame: Frame) -> TemplateValue {
        guard latest.isEmpty, failure == nil, let picture = frame.asset("sample.jpg"),
            let recipe = recipes.first(where: { $0.name == standing ?? recipes.first?.name }),
            recipe.isReady(withPrompt: false), !recipe.together
        else { return .nothing }
        return ["picture": .text(picture), "recipe": .text(recipe.name)]
    }

    private func isChecked(_ name: String) -> Bool {
        FormField.isOn(values[name] ?? "")
    }

    /// Nothing that was filled in or that is wrong may be out of sight.
    private func opensDetails(_ fault: String?) -> Bool {
        Self.detailFields.contains { !(values[$0] ?? "").isEmpty || fault == $0 }
    }

    static let fields = Set(detailFields + ["image", "recipe", "prompt"])

    private static let detailFields = [
        "language", "fit", "model", "expire_days", "max_tokens", "temperature", "system_prompt", "together",
    ]

    private static let textKeys = [
        "prompt": "prompt", "language": "language", "model": "model", "expire_days": "expireDays",
        "max_tokens": "maxTokens", "temperature": "temperature", "system_prompt": "systemPrompt",
    ]

    /// Proposed, not prescribed: every other can be typed.
    private static let languages: [(tag: String, name: String)] = [
        ("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"), ("it", "Italiano"),
        ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"), ("tr", "Türkçe"), ("uk", "Українська"),
        ("ar", "العربية"), ("hi", "हिन्दी"), ("zh", "中文"), ("ja", "日本語"), ("ko", "한국어"),
    ]
}

extension FormPage {
    private func choice(_ recipe: Recipe, isChosen: Bool) -> TemplateValue {
        let words = PresetWords.of(recipe.name, titled: recipe.title)
        return [
            "name": .text(recipe.name), "title": .text(recipe.title), "isChosen": .flag(isChosen),
            "needsPrompt": .flag(recipe.needsPrompt), "asksTogether": .flag(recipe.together),
            "explanation": TemplateValue(words?.explanation), "action": .text(words?.action ?? "Send {}"),
            "parameters": parameters(of: recipe, isChosen: isChosen),
        ]
    }
}
