internal import HTTP
internal import Vignette

/// POST /c/{id}/retry: the failed analyses of a collection once more.
struct RetryHandler: Sendable {
    let desk: Desk

    @Sendable func handle(_ request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.admit(caller, .change)
        guard let id = PictureCollection.ID(request.parameters["id"] ?? "") else { throw Failure(.notFound) }
        let collection = try await desk.store.collection(id)
        try desk.access.authorize(caller, .change, on: collection.owner)
        let failed = collection.analyses.count { $0.state == .failed }
        try desk.rates.check(caller, count: max(1, failed))
        let again = try await desk.store.retryFailed(of: id, queueLimit: desk.configuration.queue)
        for id in again { desk.changed(id) }
        if !again.isEmpty { desk.wakeRunner() }
        let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
        guard request.isForPrograms else { return .seeOther(addresses.collection(id)) }
        return .seeOther(addresses.document(of: id))
    }
}
