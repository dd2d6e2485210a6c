internal import HTTP
internal import Vignette

/// POST /a/{id}/delete: gone for good.
struct DeleteHandler: Sendable {
    let desk: Desk
    let runner: Runner

    @Sendable func handle(_ request: Request) async throws -> Response {
        let owned = try await OwnedAnalysis(request, desk)
        try await desk.store.delete(owned.analysis.id, at: desk.now())
        runner.drop(owned.analysis.id)
        desk.changed(owned.analysis.id)
        guard !request.isForPrograms else { return Response(.noContent) }
        let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
        let rest = owned.analysis.place.map { addresses.collection($0.collection) } ?? addresses.library
        return .seeOther(rest)
    }
}
