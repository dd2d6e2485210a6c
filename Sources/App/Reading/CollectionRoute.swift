internal import HTTP
internal import Pages
internal import Vignette

/// GET /c/{id} and /c/{id}.json: the analyses of one submission, in order. The page itself says that browsers without
/// script shall come back for what is new: no header field does, which would take away what is being typed.
struct CollectionRoute: Sendable {
    let desk: Desk

    private static let ending = ".json"

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .browse)
        let text = request.parameters["id"] ?? ""
        let isJSON = text.hasSuffix(Self.ending)
        guard let id = PictureCollection.ID(isJSON ? text.dropLast(Self.ending.count) : text[...]) else {
            throw Failure(.notFound)
        }
        let collection = try await collection(id)
        let isOwner = caller.owner == collection.owner
        let isFinal = collection.analyses.allSatisfy(\.state.isFinished)
        if isJSON {
            let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
            let json = CollectionJSON(collection, addresses: addresses, now: desk.now(), isOwner: isOwner)
            return desk.reply(json.bytes, type: "application/json", isFinal: isFinal)
        }
        let page = CollectionPage(collection: collection, isOwner: isOwner, now: desk.now())
        return desk.reply(
            desk.pages.collection(page, in: desk.frame(for: request, caller)), type: Desk.html, isFinal: isFinal)
    }

    /// Without what has expired and was not swept yet; throws `gone` where nothing is left.
    private func collection(_ id: PictureCollection.ID) async throws(Failure) -> PictureCollection {
        var collection = try await desk.store.collection(id)
        let now = desk.now()
        let count = collection.rows.count
        collection.rows.removeAll { row in
            guard case .analysis(let analysis) = row else { return false }
            return analysis.isExpired(at: now)
        }
        guard collection.rows.count == count || !collection.analyses.isEmpty else { throw Failure(.gone) }
        return collection
    }
}
