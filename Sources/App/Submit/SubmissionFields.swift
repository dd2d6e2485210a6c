internal import Pages
internal import Vignette

/// What the text fields of a submission ask for, each checked.
struct SubmissionFields: Sendable {
    /// Where the analyses shall stand.
    enum Target: Sendable, Equatable {
        case none
        case new
        case existing(PictureCollection.ID)
    }

    let recipe: Recipe
    /// All pictures go into one question.
    let isTogether: Bool
    let target: Target
    /// The same question, asked before, is as good.
    let mayReuse: Bool
    let expireDays: Int
    private let prompt: String?
    private let systemPrompt: String?
    private let model: String?
    private let language: String?
    private let fit: Fit
    private let maxTokens: Int?
    private let temperature: Double?

    private static let modelLimit = 256

    /// Throws `invalid_request` naming the field, `detail_refused`, and `not_found` for what can be no collection.
    init(_ values: FormValues, _ recipes: [Recipe], _ configuration: Configuration) throws(Failure) {
        // `auto` asks for nothing. Nothing else could be kept with a question, so that it would be lost without a word.
        guard ["", "auto"].contains(values.text("detail")?.lowercased() ?? "") else { throw Failure(.detailRefused) }
        prompt = values.text("prompt")
        recipe = try Self.recipe(values, recipes, hasPrompt: prompt != nil)
        systemPrompt = values.text("system_prompt")
        model = try values.line("model", limit: Self.modelLimit)
        language = values.text("language")
        fit = try values.fit("fit") ?? recipe.fit ?? configuration.fit
        maxTokens = try values.number("max_tokens", in: 1...100_000)
        temperature = try values.decimal("temperature", in: 0...2)
        expireDays = try values.number("expire_days", in: 0...36_500) ?? configuration.expireDays
        isTogether = values.flag("together") || recipe.together
        mayReuse = values.flag("reuse")
        switch values.text("collection") {
        case nil: target = .none
        case "new": target = .new
        case .some(let text):
            guard let id = PictureCollection.ID(text) else { throw .noCollection }
            target = .existing(id)
        }
    }

    /// The same for every question of the submission.
    ///
    /// - Parameter count: how many pictures there are in all.
    func plan(pictures count: Int) throws(Failure) -> QuestionPlan {
        try recipe.plan(
            prompt: prompt, systemPrompt: systemPrompt, language: language, model: model, fit: fit,
            maxTokens: maxTokens, temperature: temperature, pictures: isTogether ? count : 1)
    }

    /// Without a choice it is as with `describe`: an own question needs no recipe's words around it.
    private static func recipe(
        _ values: FormValues, _ recipes: [Recipe], hasPrompt: Bool
    ) throws(Failure) -> Recipe {
        guard let name = values.text("recipe") else {
            let standing = hasPrompt ? Recipe.ask : .describe
            return recipes.first { $0.name == standing.name } ?? standing
        }
        guard let recipe = recipes.first(where: { $0.name == name }) else {
            let names = recipes.map(\.name).joined(separator: ", ")
            throw .invalidRequest(field: "recipe", "names no recipe that there is: use one of \(names)")
        }
        return recipe
    }
}

extension Failure {
    /// The collection that pictures shall be added to is not there, or is somebody else's, which nobody learns.
    static var noCollection: Failure {
        Failure(
            .notFound, message: "There is no such collection of yours.",
            advice: "Begin a new one, or check its link.", field: "collection")
    }
}
