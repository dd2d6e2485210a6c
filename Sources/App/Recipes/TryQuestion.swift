internal import Pages
internal import Recipes
internal import Vignette

/// The question that a recipe makes which is being written: as if it were the only one of this server.
struct TryQuestion: Sendable {
    private let desk: Desk
    private let form: SubmittedForm
    private let recipe: Recipe
    /// What the form of such a server would say.
    private let values: FormValues

    init(_ recipe: WrittenRecipe, _ form: SubmittedForm, _ desk: Desk) {
        var desk = desk
        desk.recipes = RecipeBook([recipe])
        self.desk = desk
        self.form = form
        self.recipe = recipe.recipe
        var values = FormValues(["recipe": recipe.recipe.name])
        values["model"] = form.values["model"]
        for parameter in recipe.recipe.parameters {
            let name = "parameter." + parameter.name
            values[name] = form.values[name]
        }
        self.values = values
    }

    private func fields() throws(Failure) -> SubmissionFields {
        try SubmissionFields(values, desk.recipes, desk.configuration)
    }

    /// About the pictures of an earlier try.
    func plan(of last: Analysis) async throws -> QuestionPlan {
        let fields = try fields()
        try check(fields, last.pictures.count)
        return try await plan(of: fields, pictures: last.pictures.count)
    }

    /// Beside the event loop, since it carries out operations.
    private func plan(of fields: SubmissionFields, pictures count: Int) async throws -> QuestionPlan {
        try await Aside.run { try fields.plan(pictures: count) }
    }

    /// As it would be sent; without pictures as with as few as it needs.
    func shown(last: Analysis?) async throws -> TryPage.Question {
        let fields = try fields()
        let count = form.sent.isEmpty ? last?.pictures.count ?? 0 : form.pictureCount
        try check(fields, count)
        if let failure = form.sent.lazy.compactMap(\.failure).first { throw failure }
        let plan = try await plan(of: fields, pictures: max(count, fields.isTogether ? 2 : 1))
        return TryPage.Question(plan: plan, pictures: count)
    }

    /// About the pictures that came with the form.
    func keep(for caller: Caller, _ key: IdempotencyKey?) async throws -> KeptSubmission {
        let fields = try fields()
        try check(fields, form.pictureCount)
        let plan = try await plan(of: fields, pictures: form.sent.count)
        return try await Reception(desk, sample: []).keep(form.sent, plan, fields, caller, key)
    }

    /// One question is tried at a time.
    private func check(_ fields: SubmissionFields, _ count: Int) throws(Failure) {
        guard count <= Recipe.picturesTogether else {
            throw .tooManyPictures(limit: Recipe.picturesTogether, actual: count)
        }
        guard fields.isTogether || count <= 1 else {
            throw Failure(
                .tooManyPictures, message: "This recipe asks about one picture at a time.",
                advice: "Choose one, or have it ask about all of them together.", field: "image")
        }
    }
}
