import Vignette

extension Recipe {
    static let describe = Recipe(
        name: "describe", title: "Describe", prompt: "Describe this picture.\n\nWrite plain sentences.", fit: .small,
        maxTokens: 1500)

    static let altText = Recipe(
        name: "alt-text", title: "Alt text", prompt: "Write one sentence.", fit: .small, maxTokens: 400)

    static let compare = Recipe(
        name: "compare", title: "Compare", prompt: "Compare these pictures.", fit: .small, together: true,
        maxTokens: 2000)

    static let table = Recipe(
        name: "table", title: "Table", prompt: "Make a table of this picture.", fit: .medium, maxTokens: 4000)
}
