internal import HTTP
internal import Pages
internal import Vignette

/// POST /: takes pictures and what shall be asked of them, keeps both, and says where the answer will be.
///
/// Everything is checked before anything is kept, and all of it is kept or nothing. With a collection's id a picture that
/// cannot be read becomes a row of it, also where it came alone: so a script that sends a batch one by one makes the
/// same rows as a form that sends it at once.
struct Reception: Sendable {
    private let desk: Desk
    /// A picture for those who have none at hand.
    private let sample: [UInt8]
    private let inFlight = RequestsInFlight()

    init(_ desk: Desk, sample: [UInt8]) {
        self.desk = desk
        self.sample = sample
    }

    @Sendable func handle(_ request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .submit)
        var form = SubmittedForm()
        do {
            let kept = try await receive(request, caller, &form)
            return try await SubmittedAnswer(desk, request).response(to: kept)
        } catch {
            return try await RefusedForm(desk, request, caller).response(to: error, form.values)
        }
    }

    private func receive(
        _ request: Request, _ caller: Caller, _ form: inout SubmittedForm
    ) async throws -> KeptSubmission {
        // Before anything is read. How many questions it is will be known only afterwards: the first is certain.
        try desk.rates.check(caller)
        let name = try IdempotencyName(request, caller)
        return try await inFlight.with(name) {
            let intake = FormIntake(desk) { desk.rates.allows(caller, count: $0, taken: 1) }
            try await intake.read(request, into: &form)
            let key = name.map { IdempotencyKey(scope: $0.scope, name: $0.text, fingerprint: form.fingerprint) }
            if let key, let place = try await desk.store.place(of: key, at: desk.now()) {
                return try await found(place, key, caller)
            }
            if let refusal = form.refusal { throw refusal }
            if form.sent.isEmpty, form.values.text("sample") != nil, !sample.isEmpty {
                try await intake.add(sample, named: "sample.jpg", to: &form)
            }
            guard !form.sent.isEmpty else { throw Failure(.noPicture) }
            let fields = try SubmissionFields(form.values, desk.recipes, desk.configuration)
            let plan = try fields.plan(pictures: form.sent.count)
            let count = fields.isTogether ? 1 : form.sent.count
            guard !form.isHeldBack else { throw desk.rates.refusal(caller, count: count) }
            try desk.rates.check(caller, count: count, taken: 1)
            return try await keep(form.sent, plan, fields, caller, key)
        }
    }

    /// What was checked, and taken out of its sender's rate.
    func keep(
        _ sent: [SubmittedForm.Sent], _ plan: QuestionPlan, _ fields: SubmissionFields, _ caller: Caller,
        _ key: IdempotencyKey?
    ) async throws -> KeptSubmission {
        // Whoever owns nothing has no collection either.
        if case .existing = fields.target, caller.owner == nil { throw Failure.noCollection }
        let cookie = caller.owner == nil ? try newCookie(key) : nil
        guard let owner = caller.owner ?? cookie?.owner else { throw Failure(.internal, detail: "no owner") }
        let draft = try SubmissionDraft(sent, plan, fields, owner: owner, at: desk.now())
        if let like = try await reused(draft, fields, caller) {
            let place = KeptPlace.analysis(like)
            // The same name leads there again, whatever is newer by then.
            if let key { try await desk.store.keep(key, for: place, at: desk.now()) }
            return KeptSubmission(place: place, isReused: true)
        }
        // A client that went away gets nothing kept that it could not find again.
        try Task.checkCancellation()
        var submission = draft.submission
        submission.key = key
        let earlier: KeptPlace?
        do throws(Failure) {
            earlier = try await desk.store.add(submission, queueLimit: desk.configuration.queue)
        } catch {
            // A collection is all that a submission may ask for and not find.
            throw error.code == .notFound ? Failure.noCollection : error
        }
        if let earlier, let key { return try await found(earlier, key, caller) }
        desk.wakeRunner()
        return KeptSubmission(place: draft.place, rows: draft.rows, cookie: cookie)
    }

    /// What was kept under this name before. Who has no cookie still may not have got the answer that held it.
    func found(_ place: KeptPlace, _ key: IdempotencyKey, _ caller: Caller) async throws -> KeptSubmission {
        var kept = KeptSubmission(place: place)
        guard caller.owner == nil else { return kept }
        let cookie = try newCookie(key)
        if await owner(of: place) == cookie.owner { kept.cookie = cookie }
        return kept
    }

    private func newCookie(_ key: IdempotencyKey?) throws(Failure) -> VisitorCookie {
        guard let key else { return try .random() }
        return try desk.access.secret.cookie(for: key)
    }

    /// Nil where it is gone.
    private func owner(of place: KeptPlace) async -> Owner? {
        switch place {
        case .analysis(let id): try? await desk.store.analysis(id).owner
        case .collection(let id): try? await desk.store.collection(id).owner
        }
    }

    /// Only a single question is answered from what is kept: a collection is a new one.
    private func reused(
        _ draft: SubmissionDraft, _ fields: SubmissionFields, _ caller: Caller
    ) async throws -> Analysis.ID? {
        guard fields.mayReuse, case .alone = draft.submission.target, let owner = caller.owner,
            let item = draft.submission.items.first
        else { return nil }
        return try await desk.store.analysis(like: item.fingerprint, of: owner, at: desk.now())
    }
}
