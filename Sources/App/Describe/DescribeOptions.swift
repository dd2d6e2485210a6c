/// What `vignette describe` is told beside the settings; flags only.
struct DescribeOptions: Sendable, Equatable {
    var isJSON = false
    var isCSV = false
    /// Folders are gone through.
    var isRecursive = false
    /// Nil: `Ask` where there is a prompt, else `Describe`.
    var recipe: String?
    /// In the order in which they were given; of one name the last counts.
    var parameters: [ParameterValue] = []
    var prompt: String?
    var language: String?
    var maxTokens: Int?
    var temperature: Double?

    enum Form: Sendable { case text, json, csv }

    var form: Form { isJSON ? .json : isCSV ? .csv : .text }
}

extension DescribeOptions: Configurable {
    static let settings: [Setting<DescribeOptions>] = [
        Setting(
            flag: "json", .switch, \.isJSON, default: "off",
            "Write a JSON array with an object for each file; what failed has an error."),
        Setting(flag: "csv", .switch, \.isCSV, default: "off", "Write a table with a row for each file."),
        Setting(
            flag: "recursive", .switch, \.isRecursive, default: "off",
            "Go through folders, for files that are called like pictures. Hidden files and linked folders are passed "
                + "over."),
        Setting(
            flag: "recipe", .recipeName, \.recipe, default: "describe; ask where there is a --prompt",
            "What is asked: one of the recipes in Templates/recipes, or of your own in the data folder's recipes. compare "
                + "asks about two to four files together."),
        Setting(
            flag: "set", .parameter, each: \.parameters,
            "Fills in a parameter of the recipe; can be given several times."),
        Setting(
            flag: "prompt", .prompt, \.prompt, "Your own question, or what is added to that of the recipe."),
        Setting(
            flag: "language", .language, \.language, default: "the model's own choice", "The language of the answers."),
        Setting(
            flag: "max-tokens", .count(1...1_000_000), \.maxTokens, default: "as the recipe says",
            "How long an answer may be."),
        Setting(
            flag: "temperature", .decimal(0...2), \.temperature, default: "the model's own",
            "How freely the model writes."),
    ]

    func validate(label: (String) -> String) throws(SettingsError) {
        guard !isJSON || !isCSV else { throw .notTogether("--json", "--csv") }
    }
}
