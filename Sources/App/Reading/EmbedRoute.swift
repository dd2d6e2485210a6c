internal import Bytes
internal import HTTP
internal import Pages
internal import Vignette

/// GET /embed/{id}: pictures and text alone, for the frames of those sites that the settings allow.
///
/// It is the same for everybody: it sets no cookie, reads none, runs no script and has no form.
struct EmbedRoute: Sendable {
    let desk: Desk

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .embed)
        guard let id = Analysis.ID(request.parameters["id"] ?? "") else { throw Failure(.notFound) }
        let query = try QueryParameters(request.target)
        let theme = query["theme"].flatMap { EmbedPage.Theme(rawValue: $0) }
        let analysis = try await desk.analysis(id)
        let bytes = desk.pages.embed(
            EmbedPage(analysis: analysis, theme: theme), in: desk.frames.frame(for: request))
        var response = Response(bytes: bytes, type: Desk.html)
        if analysis.state.isFinished {
            response.fields.append(.cacheControl, "private, no-cache")
            response.fields.append(.etag, EntityTag(try Self.tag(of: bytes)).description)
        } else {
            response.fields.append(.cacheControl, "no-store")
            response.refreshes()
        }
        response.fields.append(.contentSecurityPolicy, policy)
        response.fields.append(.crossOriginResourcePolicy, "cross-origin")
        return response
    }

    /// It stands in place of the one that all other pages have.
    private var policy: String {
        "default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors \(desk.configuration.frameAncestors.policy)"
    }

    private static func tag(of bytes: [UInt8]) throws(Failure) -> String {
        do throws(BytesError) {
            return String(try SHA256.digest(of: bytes).hex.prefix(32))
        } catch {
            throw Failure(.internal, detail: "a page could not be prepared: \(error)")
        }
    }
}
