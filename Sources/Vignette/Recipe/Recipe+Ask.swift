extension Recipe {
    /// The asker's own question and nothing else: what a further question is, whatever recipes there are.
    public static let ask = Recipe(name: "ask", title: "Ask", prompt: "", maxTokens: 2000)
}
