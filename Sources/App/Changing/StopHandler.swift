internal import HTTP
internal import Vignette

/// POST /a/{id}/stop: ends an analysis that is not finished; what was written is kept.
struct StopHandler: Sendable {
    let desk: Desk
    let runner: Runner

    @Sendable func handle(_ request: Request) async throws -> Response {
        let owned = try await OwnedAnalysis(request, desk)
        if !owned.analysis.state.isFinished { try await runner.stop(owned.analysis.id) }
        return try await ChangedAnswer(desk, request).response(for: owned.analysis.id)
    }
}
