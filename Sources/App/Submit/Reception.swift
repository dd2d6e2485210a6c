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
        // Before anything is read. What it asks for is known only afterwards, so each request counts as one question.
        try desk.rates.check(caller)
        let name = try IdempotencyName(request, caller)
        return try await inFlight.with(name) {
            let intake = FormIntake(desk)
            try await intake.read(request, into: &form)
            let key = name.map { IdempotencyKey(scope: $0.scope, name: $0.text, fingerprint: form.fingerprint) }
            if let key, let place = try await desk.store.place(of: key, at: desk.now()) {
                return KeptSubmission(place: place)
            }
            if let refusal = form.refusal { throw refusal }
            if form.sent.isEmpty, form.values.text("sample") != nil, !sample.isEmpty {
                try await intake.add(sample, named: "sample.jpg", to: &form)
            }
            guard !form.sent.isEmpty else { throw Failure(.noPicture) }
            let fields = try SubmissionFields(form.values, desk.recipes, desk.configuration)
            return try await keep(form.sent, fields, caller, key)
        }
    }

    private func keep(
        _ sent: [SubmittedForm.Sent], _ fields: SubmissionFields, _ caller: Caller, _ key: IdempotencyKey?
    ) async throws -> KeptSubmission {
        let plan = try fields.plan(pictures: sent.count)
        // Whoever owns nothing has no collection either.
        if case .existing = fields.target, caller.owner == nil { throw Failure.noCollection }
        let cookie = caller.owner == nil ? try VisitorCookie.random() : nil
        guard let owner = caller.owner ?? cookie?.owner else { throw Failure(.internal, detail: "no owner") }
        let draft = try SubmissionDraft(sent, plan, fields, owner: owner, at: desk.now())
        if let like = try await reused(draft, fields, caller) {
            return KeptSubmission(place: .analysis(like), isReused: true)
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
        if let earlier { return KeptSubmission(place: earlier) }
        desk.wakeRunner()
        return KeptSubmission(place: draft.place, rows: draft.rows, cookie: cookie)
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
