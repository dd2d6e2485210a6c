internal import HTTP
internal import Pages
internal import Vignette

/// GET /c/{id} and /c/{id}.json: the analyses of one submission, in order.
struct CollectionRoute: Sendable {
    let desk: Desk

    private static let ending = ".json"

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .read)
        let text = request.parameters["id"] ?? ""
        let isJSON = text.hasSuffix(Self.ending)
        guard let id = PictureCollection.ID(isJSON ? text.dropLast(Self.ending.count) : text[...]) else {
            throw Failure(.notFound)
        }
        let query = try QueryParameters(request.target)
        let collection = try await desk.store.collection(id)
        let isOwner = caller.owner == collection.owner
        let isFinal = collection.analyses.allSatisfy(\.state.isFinished)
        if isJSON {
            let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
            let json = CollectionJSON(collection, addresses: addresses, now: desk.now(), isOwner: isOwner)
            return desk.reply(json.bytes, type: "application/json", isFinal: isFinal)
        }
        let page = CollectionPage(collection: collection, isOwner: isOwner, now: desk.now())
        var response = desk.reply(
            desk.pages.collection(page, in: desk.frame(for: request, caller)), type: Desk.html, isFinal: isFinal)
        if !isFinal, query["live"] == nil { response.refreshes() }
        return response
    }
}
