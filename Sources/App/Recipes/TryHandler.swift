internal import HTTP
internal import Loop
internal import Pages
internal import Recipes
internal import Vignette

/// POST /recipes/try: shows the question that a recipe makes, asks it, or hands the recipe over as a file.
///
/// Nothing is kept but what is asked, and that as every other question: by the same rules, in the same queue. The page
/// comes back with all that was typed, and with the answer where that does not take long. The same form, sent again by
/// somebody who has the page loaded anew, is not asked again.
struct TryHandler: Sendable {
    let desk: Desk
    /// How long an answer is waited for before the page is shown without it.
    var patience = Duration.seconds(10)

    /// What the form says beside what every form does.
    private static let fields = Set(TryPage.recipeFields + ["action", "from", "once"])

    @Sendable func handle(_ request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .submit)
        var form = SubmittedForm()
        var page = desk.tryPage()
        do {
            return try await answer(request, caller, &form, &page)
        } catch {
            page.hasLostPictures = form.pictureCount > 0
            return try await RefusedForm(desk, request, caller).response(to: error) { [page] failure, frame in
                var page = page
                page.failure = failure
                return desk.pages.tryRecipe(page, in: frame)
            }
        }
    }

    private func answer(
        _ request: Request, _ caller: Caller, _ form: inout SubmittedForm, _ page: inout TryPage
    ) async throws -> Response {
        var unread: (any Error)?
        do {
            try await read(request, caller, into: &form)
        } catch {
            unread = error
        }
        // What came before a fault comes back with it.
        page.values = form.values
        let recipe = await Self.recipe(form.values)
        page.parameters = (try? recipe.get())?.written.recipe.parameters ?? []
        let asking = TryAsking(desk, request, caller)
        let last = await asking.last(form.values)
        page.last = try? last.get()
        if let unread { throw unread }
        // What was asked before costs nothing, and is found whatever may be asked now.
        if let kept = try await asking.kept(by: form) { return try await answered(kept, page, request, caller) }
        // Of too many nothing is asked at all.
        if form.isHeldBack, form.pictureCount <= Recipe.picturesTogether {
            throw desk.rates.refusal(caller, count: 1)
        }
        if let refusal = form.refusal { throw refusal }
        let action = try TryAction(form.values)
        if action == .look {
            guard form.values.text("from") != nil else { throw Self.nothingAsked }
            page.last = try await AnalysisWait(desk, patience).analysis(try last.get().id)
            page.showsAnswer = true
            return response(page, request, caller)
        }
        let written = try recipe.get()
        if action == .download { return Self.download(written) }
        try written.checkForVisitor()
        let question = TryQuestion(written.written, form, desk)
        guard action == .ask else {
            page.hasLostPictures = form.pictureCount > 0
            page.question = try await question.shown(last: page.last)
            return response(page, request, caller)
        }
        return try await answered(try await asking.keep(question, form, last), page, request, caller)
    }

    /// Each form with a picture is taken out of its sender's rate, whatever comes of it: to prepare one costs as much as
    /// to ask about it. Whoever has asked too often may still read and write: then pictures are left as they came.
    private func read(_ request: Request, _ caller: Caller, into form: inout SubmittedForm) async throws {
        let intake = FormIntake(
            desk, more: Self.fields, allows: { _ in false },
            admits: { [rates = desk.rates] in (try? rates.check(caller)) != nil })
        try await intake.read(request, into: &form)
    }

    /// The page with the answer; programs get what they get for every other question.
    private func answered(
        _ kept: KeptSubmission, _ page: TryPage, _ request: Request, _ caller: Caller
    ) async throws -> Response {
        guard !request.isForPrograms, case .analysis(let id) = kept.place else {
            return try await SubmittedAnswer(desk, request).response(to: kept)
        }
        var page = page
        let analysis = try await AnalysisWait(desk, patience).analysis(id)
        page.last = analysis
        page.showsAnswer = true
        page.question = TryPage.Question(plan: analysis.plan, pictures: analysis.pictures.count)
        return response(page, request, caller, kept.cookie)
    }

    /// Beside the event loop: reading a recipe carries its operations out for all that can be chosen.
    private static func recipe(_ values: FormValues) async -> Result<TryRecipe, Failure> {
        do {
            return .success(try await Aside.run { try TryRecipe(values) })
        } catch {
            return .failure(Failure(wrapping: error))
        }
    }

    private static var nothingAsked: Failure {
        Failure(
            .invalidRequest, message: "Nothing was asked here yet, so there is no answer to look for.",
            advice: "Choose a picture, and ask.", field: "from")
    }

    private func response(
        _ page: TryPage, _ request: Request, _ caller: Caller, _ cookie: VisitorCookie? = nil
    ) -> Response {
        let bytes = desk.pages.tryRecipe(page, in: desk.frame(for: request, caller))
        var response = desk.reply(bytes, type: Desk.html, isFinal: false)
        if let cookie { response.fields.append(.setCookie, desk.access.field(for: cookie, to: request)) }
        return response
    }

    /// Its name has nothing in it that would have to be quoted.
    private static func download(_ recipe: TryRecipe) -> Response {
        var response = Response(bytes: recipe.file, type: "application/json")
        response.fields.append(
            .contentDisposition, "attachment; filename=\"\(recipe.written.recipe.name).json\"")
        response.fields.append(.cacheControl, "no-store")
        return response
    }
}
