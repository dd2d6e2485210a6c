internal import HTTP
internal import Vignette

/// What is answered once something was changed: browsers go to the page, programs get what has become of it.
struct ChangedAnswer: Sendable {
    private let desk: Desk
    private let request: Request

    init(_ desk: Desk, _ request: Request) {
        self.desk = desk
        self.request = request
    }

    func response(for id: Analysis.ID) async throws -> Response {
        let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
        guard request.isForPrograms else { return .seeOther(addresses.analysis(id)) }
        let analysis = try await desk.store.analysis(id)
        let json = AnalysisJSON(analysis, addresses: addresses, now: desk.now(), isOwner: true)
        var response = Response(bytes: json.bytes, type: "application/json")
        response.fields.append(.cacheControl, "no-store")
        return response
    }
}

extension Response {
    /// RFC 9110 §15.4.4: the answer to what was sent lies elsewhere, and is fetched with GET.
    static func seeOther(_ address: String) -> Response {
        var response = Response(.seeOther)
        response.fields.append(.location, address)
        response.fields.append(.cacheControl, "no-store")
        return response
    }
}
