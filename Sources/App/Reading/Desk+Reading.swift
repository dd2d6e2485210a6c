internal import HTTP
internal import Pages
internal import Recipes
internal import Vignette

extension Desk {
    static let html = "text/html; charset=utf-8"

    /// On which fields of a request an answer depends that shows its asker more than others.
    var vary: String {
        access.identityHeader.map { "cookie, \($0.text)" } ?? "cookie"
    }

    /// Throws what the store throws, and `gone` for what has expired and was not swept yet.
    func analysis(_ id: Analysis.ID) async throws(Failure) -> Analysis {
        let analysis = try await store.analysis(id)
        guard !analysis.isExpired(at: now()) else { throw Failure(.gone) }
        return analysis
    }

    func frame(for request: Request, _ caller: Caller) -> Frame {
        frames.frame(for: request, identity: caller.identity)
    }

    func page(
        _ analysis: Analysis, for caller: Caller, queuePosition: Int? = nil, isReused: Bool = false
    ) -> AnalysisPage {
        let isOwner = caller.owner == analysis.owner
        // Only its owner can ask again, and hardly anybody while it is written.
        let canAskAgain = isOwner && (analysis.state.isFinished || analysis.waitsUntil != nil)
        return AnalysisPage(
            analysis: analysis, isOwner: isOwner, queuePosition: queuePosition,
            wait: queuePosition.flatMap(estimate), isReused: isReused, recipes: recipes.asWritten,
            keepsWords: canAskAgain && recipes.source(of: analysis.plan) == nil, models: service.models(),
            destination: service.destination,
            now: now())
    }

    /// Nil where it does not wait, or where the store is too busy to count: no page fails for that.
    func queuePosition(of analysis: Analysis) async -> Int? {
        guard analysis.state == .queued else { return nil }
        return try? await store.queuePosition(of: analysis.id)
    }

    func withoutExpired(_ analyses: [Analysis]) -> [Analysis] {
        let now = now()
        return analyses.filter { !$0.isExpired(at: now) }
    }

    /// An answer that only its asker's browser may keep, and show again only after asking here.
    ///
    /// - Parameter isFinal: it shows nothing that is still being made: that is not kept at all.
    func reply(_ bytes: [UInt8], type: String, isFinal: Bool = true) -> Response {
        var response = Response(bytes: bytes, type: type)
        response.fields.append(.cacheControl, isFinal ? "private, no-cache" : "no-store")
        response.fields.append(.vary, vary)
        return response
    }
}

extension Response {
    /// Has a browser without script come back for what is new.
    mutating func refreshes() {
        fields.append(.refresh, "5")
    }
}
