internal import HTTP
internal import Vignette

/// Puts a new analysis of kept pictures into the queue, and answers where it is.
struct NewAnalysis: Sendable {
    private let desk: Desk
    private let request: Request
    private let caller: Caller

    init(_ desk: Desk, _ request: Request, _ caller: Caller) {
        self.desk = desk
        self.request = request
        self.caller = caller
    }

    func submit(
        _ plan: QuestionPlan, of old: Analysis, from: Analysis.ID? = nil, parent: Analysis.ID? = nil
    ) async throws -> Response {
        try desk.rates.check(caller)
        return SubmittedAnswer(desk, request).response(
            for: try await keep(plan, of: old, from: from, parent: parent).place)
    }

    /// The same for a question that was taken out of its asker's rate before. What was kept under that key stays what
    /// it leads to.
    func keep(
        _ plan: QuestionPlan, of old: Analysis, from: Analysis.ID? = nil, parent: Analysis.ID? = nil,
        key: IdempotencyKey? = nil
    ) async throws -> KeptSubmission {
        let now = desk.now()
        let pictures = old.pictures.map { picture in
            var picture = picture
            picture.sent = nil
            return picture
        }
        let analysis = Analysis(
            id: .random(), owner: old.owner, from: from, parent: parent, plan: plan, pictures: pictures, created: now,
            // As long as the old one was meant to stay.
            expires: old.expires.map { now + ($0 - old.created) })
        let item = Submission.Item(
            analysis: analysis, pictures: [],
            fingerprint: Fingerprint.of(plan, pictures: pictures.map(\.master.digest)))
        let earlier = try await desk.store.add(
            Submission(owner: old.owner, target: .alone, items: [item], key: key, created: now),
            queueLimit: desk.configuration.queue)
        if let earlier { return KeptSubmission(place: earlier) }
        desk.wakeRunner()
        return KeptSubmission(place: .analysis(analysis.id), rows: [.analysis(analysis.id)])
    }
}
