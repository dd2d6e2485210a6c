internal import HTTP
internal import Vignette

/// GET /a/{id}/picture/{n} and /thumbnail/{n}: the exact bytes that the model got, or is to get, and the small ones.
///
/// Whoever has the link may show the picture anywhere. Only browsers keep it, and for a day: so what was deleted or has
/// expired here is soon gone everywhere. What may still change, the picture of an unfinished analysis, is asked for again.
struct PictureRoute: Sendable {
    let desk: Desk

    func response(to request: Request, isThumbnail: Bool) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .read)
        guard let id = Analysis.ID(request.parameters["id"] ?? "") else { throw Failure(.notFound) }
        let number = request.parameters["n"].flatMap { Self.number($0) } ?? 0
        let analysis = try await desk.analysis(id)
        guard analysis.pictures.indices.contains(number - 1) else { throw Failure(.notFound) }
        let kept = analysis.pictures[number - 1]
        guard let facts = isThumbnail ? kept.thumbnail : kept.shown else { throw Failure(.notFound) }

        let tag = EntityTag(facts.digest)
        var response: Response
        if Self.isKnown(tag, to: request) {
            // Its bytes need not be read at all.
            response = Response(.notModified)
        } else {
            response = Response(bytes: try await desk.store.picture(facts.digest).bytes, type: facts.format.mediaType)
        }
        let isLasting = isThumbnail || analysis.state == .done
        response.fields.append(.etag, tag.description)
        response.fields.append(
            .cacheControl, isLasting ? "private, max-age=86400, immutable" : "private, no-cache")
        // A picture opened by itself is a document too, and may do nothing.
        response.fields.append(.contentSecurityPolicy, "default-src 'none'; sandbox")
        response.fields.append(.xContentTypeOptions, "nosniff")
        response.fields.append(.crossOriginResourcePolicy, "cross-origin")
        let name = "vignette-\(id)-\(isThumbnail ? "small-" : "")\(number).\(facts.format.fileEnding)"
        response.fields.append(.contentDisposition, "inline; filename=\"\(name)\"")
        return response
    }

    /// As it is written in links: no sign, no leading zero.
    private static func number(_ text: String) -> Int? {
        guard text.utf8.count <= 2, text.utf8.first != UInt8(ascii: "0"),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }

    private static func isKnown(_ tag: EntityTag, to request: Request) -> Bool {
        let weak = EntityTag(tag.value, isWeak: true).description
        return request.fields.list(.ifNoneMatch).contains { $0 == "*" || $0 == tag.description || $0 == weak }
    }
}

extension PictureFormat {
    /// Of a file's name, without the full stop.
    var fileEnding: String { self == .jpeg ? "jpg" : rawValue }
}
