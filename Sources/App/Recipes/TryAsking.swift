internal import HTTP
internal import Pages
internal import Vignette

/// Keeps the question of a try, once however often the same form is sent.
struct TryAsking: Sendable {
    private let desk: Desk
    private let request: Request
    private let caller: Caller

    init(_ desk: Desk, _ request: Request, _ caller: Caller) {
        self.desk = desk
        self.request = request
        self.caller = caller
    }

    /// The last try, or why there is none that this caller could go on with.
    func last(_ values: FormValues) async -> Result<Analysis, Failure> {
        guard let text = values.text("from") else { return .failure(Failure(.noPicture)) }
        do throws(Failure) {
            guard let id = Analysis.ID(text) else { throw Failure(.notFound) }
            let analysis = try await desk.analysis(id)
            try desk.access.authorize(caller, .change, on: analysis.owner)
            return .success(analysis)
        } catch {
            let isGone = error.code == .notFound || error.code == .gone
            return .failure(isGone ? Self.lost(error.code) : error)
        }
    }

    /// What the same form led to within a day; nil for what is no question, or a new one.
    func kept(by form: SubmittedForm) async throws -> KeptSubmission? {
        guard form.values.text("action") == TryAction.ask.rawValue, let key = try key(form),
            let place = try await desk.store.place(of: key, at: desk.now())
        else { return nil }
        return try await found(try await Reception(desk, sample: []).found(place, key, caller))
    }

    /// About the pictures that came with the form, which were taken out of the rate then, else about the last ones.
    func keep(
        _ question: TryQuestion, _ form: SubmittedForm, _ last: Result<Analysis, Failure>
    ) async throws -> KeptSubmission {
        let key = try key(form)
        guard form.sent.isEmpty else { return try await found(try await question.keep(for: caller, key)) }
        let old = try last.get()
        let plan = try await question.plan(of: old)
        try desk.rates.check(caller)
        return try await found(
            try await NewAnalysis(desk, request, caller).keep(plan, of: old, from: old.id, key: key))
    }

    /// Programs name a request themselves. A page names the one that is sent from it: whatever its form says besides is
    /// a part of that name, so that a form that was changed is asked anew. That name is nobody's own, since the first
    /// answer makes an owner of whoever was none; it cannot be guessed.
    private func key(_ form: SubmittedForm) throws(Failure) -> IdempotencyKey? {
        if let name = try IdempotencyName(request, caller) {
            return IdempotencyKey(scope: name.scope, name: name.text, fingerprint: form.fingerprint)
        }
        guard let once = form.values.text("once").flatMap({ Analysis.ID($0) }) else { return nil }
        return IdempotencyKey(
            scope: "try", name: "\(once.text) \(form.fingerprint)", fingerprint: form.fingerprint)
    }

    /// Throws `forbidden` where what was kept before is somebody else's.
    private func found(_ kept: KeptSubmission) async throws -> KeptSubmission {
        guard kept.rows.isEmpty, case .analysis(let id) = kept.place else { return kept }
        guard try await desk.analysis(id).owner == caller.owner ?? kept.cookie?.owner else {
            throw Failure(.forbidden)
        }
        return kept
    }

    private static func lost(_ code: Failure.Code) -> Failure {
        Failure(
            code, message: "The last try is gone, and its pictures with it.", advice: "Choose a picture again.",
            field: "image")
    }
}
