internal import Bytes
internal import HTTP
internal import Loop
internal import Pages
internal import Recipes
internal import Vignette
internal import Vision

/// POST /recipes/try: shows the question that a recipe makes, asks it, or hands the recipe over as a file.
///
/// Nothing is kept but what is asked, and that as every other question: by the same rules, in the same queue. The page
/// comes back with all that was typed, and with the answer where that does not take long.
struct TryHandler: Sendable {
    let desk: Desk
    /// How long an answer is waited for before the page is shown without it.
    var patience = Duration.seconds(10)

    /// What the form says beside what every form does.
    private static let fields = Set(TryPage.recipeFields + ["action", "from"])

    @Sendable func handle(_ request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .submit)
        var form = SubmittedForm()
        var page = desk.tryPage()
        do {
            return try await answer(request, caller, &form, &page)
        } catch {
            page.values = form.values
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
        // Who has asked too often may still read and write: only pictures are left as they came.
        form.isHeldBack = !desk.rates.allows(caller, count: 1, taken: 0)
        try await FormIntake(desk, more: Self.fields) { _ in false }.read(request, into: &form)
        page.values = form.values
        let recipe = await Self.recipe(form.values)
        page.parameters = (try? recipe.get())?.written.recipe.parameters ?? []
        let last = try await last(form.values, caller)
        page.last = try? last.get()
        if let refusal = form.refusal { throw refusal }
        let action = try TryAction(form.values)
        // Pictures that are prepared for nothing cost as much as those that are asked about.
        if form.pictureCount > 0 { try desk.rates.check(caller) }
        if action == .look {
            page.last = try await AnalysisWait(desk, patience).analysis(try last.get().id)
            page.showsAnswer = true
            return response(page, request, caller)
        }
        let written = try recipe.get()
        if action == .download { return Self.download(written) }
        try written.checkExtraBody(under: Restrictions(desk.configuration.upstreamProfile))
        let question = TryQuestion(written.written, form, desk)
        guard action == .ask else {
            page.hasLostPictures = form.pictureCount > 0
            page.question = try await question.shown(last: page.last)
            return response(page, request, caller)
        }
        let kept: KeptSubmission
        if form.sent.isEmpty {
            let old = try last.get()
            let plan = try await question.plan(pictures: old.pictures.count)
            try desk.rates.check(caller)
            kept = try await NewAnalysis(desk, request, caller).keep(plan, of: old, from: old.id)
        } else {
            kept = try await question.keep(for: caller)
        }
        guard !request.isForPrograms, case .analysis(let id) = kept.place else {
            return try await SubmittedAnswer(desk, request).response(to: kept)
        }
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

    /// The last try, or why there is none that this caller could go on with.
    private func last(_ values: FormValues, _ caller: Caller) async throws -> Result<Analysis, Failure> {
        guard let text = values.text("from") else { return .failure(Failure(.noPicture)) }
        do throws(Failure) {
            guard let id = Analysis.ID(text) else { throw Failure(.notFound) }
            let analysis = try await desk.analysis(id)
            try desk.access.authorize(caller, .change, on: analysis.owner)
            return .success(analysis)
        } catch {
            return .failure(error)
        }
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
