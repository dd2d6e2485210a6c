internal import Pages
internal import Recipes
internal import Vignette
internal import Vision

/// What the text fields of a submission ask for, each checked.
struct SubmissionFields: Sendable {
    /// Where the analyses shall stand.
    enum Target: Sendable, Equatable {
        case none
        case new
        case existing(PictureCollection.ID)
    }

    private let recipe: WrittenRecipe
    private let parameters: [String: String]
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
    private let detail: String?

    /// In bytes.
    private static let detailLimit = 64

    /// Throws `invalid_request` naming the field, `detail_refused`, and `not_found` for what can be no collection.
    init(_ values: FormValues, _ recipes: RecipeBook, _ configuration: Configuration) throws(Failure) {
        let word = try values.line("detail", limit: Self.detailLimit)?.lowercased()
        detail = try Restrictions(configuration.upstreamProfile).checked(detail: word)
        prompt = values.text("prompt")
        let choices = try QuestionChoices(values, recipes)
        recipe = choices.recipe ?? recipes.standing(hasPrompt: prompt != nil)
        parameters = try values.parameters(of: recipe.recipe, in: recipes)
        systemPrompt = values.text("system_prompt")
        model = choices.model
        language = choices.language
        fit = choices.fit ?? recipe.recipe.fit ?? configuration.fit
        maxTokens = try values.number("max_tokens", in: 1...1_000_000)
        temperature = try values.decimal("temperature", in: 0...2)
        expireDays = try values.number("expire_days", in: 0...36_500) ?? configuration.expireDays
        isTogether = values.flag("together") || recipe.recipe.together
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
        var plan = try recipe.plan(
            filledWith: parameters, prompt: prompt, systemPrompt: systemPrompt, language: language, model: model,
            fit: fit,
            maxTokens: maxTokens, temperature: temperature, pictures: isTogether ? count : 1)
        plan.detail = detail
        return plan
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
