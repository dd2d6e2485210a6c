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

    static func recipes(_ recipes: [Recipe], chosen: String?) -> TemplateValue {
        options(recipes.map { ($0.name, $0.title) }, chosen: chosen)
    }

    /// - Parameter automatic: what is written for leaving it to the recipe; nil where that is not offered.
    static func fits(automatic: String?, chosen: String?) -> TemplateValue {
        let fits = Fit.allCases.map { (String($0.rawValue), name(of: $0)) }
        return options((automatic.map { [("", $0)] } ?? []) + fits, chosen: chosen ?? "")
    }

    /// The models of the endpoint; a chosen one that is not among them stays to be seen.
    static func models(_ models: [String], standard: String?, chosen: String?) -> TemplateValue {
        let names = chosen.map { $0.isEmpty || models.contains($0) ? models : [$0] + models } ?? models
        let first = [("", standard.map { "Standard (\($0))" } ?? "Standard")]
        return options(first + names.map { ($0, $0) }, chosen: chosen ?? "")
    }

    static func name(of fit: Fit) -> String {
        switch fit {
        case .small: "Fast, 768 pixels"
        case .medium: "Normal, 1280 pixels"
        case .large: "Fine print, 2048 pixels"
        }
    }
}
