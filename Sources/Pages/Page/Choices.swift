internal import Vignette

/// The options of a select.
enum Choices {
    static func options(_ options: [(value: String, label: String)], chosen: String?) -> TemplateValue {
        let list = options.map { option -> TemplateValue in
            [
                "value": .text(option.value), "label": .text(option.label),
                "isChosen": .flag(option.value == chosen),
            ]
        }
        return ["options": .list(list)]
    }

    /// - Parameter same: what is written for naming no recipe; nil where that is not offered.
    static func recipes(_ recipes: [Recipe], same: String? = nil, chosen: String?) -> TemplateValue {
        options((same.map { [("", $0)] } ?? []) + recipes.map { ($0.name, $0.title) }, chosen: chosen)
    }

    /// - Parameter automatic: what is written for leaving it to the recipe; nil where that is not offered.
    static func fits(automatic: String?, chosen: String?) -> TemplateValue {
        options((automatic.map { [("", $0)] } ?? []) + fits, chosen: chosen ?? "")
    }

    static var fits: [(value: String, label: String)] {
        Fit.allCases.map { (String($0.rawValue), name(of: $0)) }
    }

    /// The models of the endpoint; a chosen one that is not among them stays to be seen.
    static func models(_ models: [String], standard: String?, chosen: String?) -> TemplateValue {
        options(modelOptions(models, standard: standard, chosen: chosen), chosen: chosen ?? "")
    }

    static func modelOptions(
        _ models: [String], standard: String?, chosen: String?
    ) -> [(value: String, label: String)] {
        let names = chosen.map { $0.isEmpty || models.contains($0) ? models : [$0] + models } ?? models
        let first = [(value: "", label: standard.map { "Standard (\($0))" } ?? "Standard")]
        return first + names.map { ($0, $0) }
    }

    static func name(of fit: Fit) -> String {
        switch fit {
        case .small: "Fast, 768 pixels"
        case .medium: "Normal, 1280 pixels"
        case .large: "Fine print, 2048 pixels"
        }
    }
}
