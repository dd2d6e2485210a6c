import Vignette

/// Recipes as those that come with the program look on a page.
extension Recipe {
    static let presets = [describe, altText, readText, compare, table, ask]

    static let describe = Recipe(
        name: "describe", title: "Describe",
        prompt: """
            Describe this picture for somebody who cannot see it.

            Begin with what matters most, then go from the whole to the parts.{{ $parameters.length }}
            """,
        fit: .small, maxTokens: 1500,
        parameters: [
            Parameter(
                name: "length", kind: .choice, label: "Length", standard: "usual",
                choices: ["brief", "usual", "thorough"])
        ])

    static let altText = Recipe(
        name: "alt-text", title: "Alt text",
        prompt: "Write the alternative text of this picture. The page is about: {{ $parameters.context }}",
        fit: .small, maxTokens: 400,
        parameters: [Parameter(name: "context", kind: .text, label: "What the page is about", standard: "")],
        answer: .altText)

    static let readText = Recipe(
        name: "read-text", title: "Read the text", prompt: "Write down all the text in this picture.", fit: .medium,
        maxTokens: 4000)

    static let compare = Recipe(
        name: "compare", title: "Compare", prompt: "Compare these pictures.", fit: .small, together: true,
        maxTokens: 2000)

    static let table = Recipe(
        name: "table", title: "Table", prompt: "Turn what this picture shows into a Markdown table.", fit: .medium,
        maxTokens: 4000)
}
