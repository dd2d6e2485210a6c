internal import Loop
internal import Vignette

/// Waits for the end of analyses, all of them together as long as a sender has asked for.
struct AnalysisWait: Sendable {
    private let desk: Desk
    private let end: Moment

    /// - Parameter preference: nil: does not wait at all.
    init(_ desk: Desk, _ preference: WaitPreference?) {
        self.init(desk, .seconds(preference?.seconds ?? 0))
    }

    init(_ desk: Desk, _ patience: Duration) {
        self.desk = desk
        end = .now() + patience
    }

    /// The analysis once it is finished, or as it is when time is up or nobody is left who could finish it.
    func analysis(_ id: Analysis.ID) async throws -> Analysis {
        // Watched first, looked up then: what finishes in between is seen.
        let live = desk.live.follow(id)
        let analysis = try await desk.store.analysis(id)
        guard !analysis.state.isFinished, end > .now() else { return analysis }
        var last: LiveAnswer.Update?
        while let update = try await live.next(after: last, patience: end.since(.now())), !update.isOver {
            last = update
        }
        return try await desk.store.analysis(id)
    }
}
