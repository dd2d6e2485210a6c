internal import HTTP
internal import Pages
internal import Vignette

/// GET /embed/{id}: pictures and text alone, for the frames of those sites that the settings allow.
///
/// It is the same for everybody: it sets no cookie, reads none, runs no script and has no form. Finished ones come from
/// the cache, as pages do. What went wrong is a line of text, and may stand in the same frames: what was deleted says so
/// there.
struct EmbedRoute: Sendable {
    let desk: Desk
    let cache: PageCache

    func response(to request: Request) async throws -> Response {
        do {
            return try await page(request)
        } catch {
            // A fault of this server gets the number by which its log knows it.
            guard !(error is CancellationError), let failure = desk.log.told(error, to: request) else { throw error }
            var response = Response(Status(of: error, failure), text: "\(failure.message)\n")
            response.fields.append(.cacheControl, "no-store")
            for (name, value) in policy { response.fields.append(name, value) }
            if let seconds = failure.retryAfter { response.fields[.retryAfter] = String(seconds) }
            return response
        }
    }

    private func page(_ request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .embed)
        guard let id = Analysis.ID(request.parameters["id"] ?? "") else { throw Failure(.notFound) }
        let query = try QueryParameters(request.target)
        let theme = query["theme"].flatMap { EmbedPage.Theme(rawValue: $0) }
        let frame = desk.frames.frame(for: request)
        let isCached = !desk.configuration.isDevelopment
        if isCached, let page = cache.page(id, .embedded(theme), viewer: nil, frame: frame, at: desk.now()) {
            return page.response(gzipped: request.acceptsGzip)
        }
        let mark = cache.mark
        let analysis = try await desk.analysis(id)
        let bytes = desk.pages.embed(EmbedPage(analysis: analysis, theme: theme), in: frame)
        guard analysis.state.isFinished else {
            var response = Response(bytes: bytes, type: Desk.html)
            response.fields.append(.cacheControl, "no-store")
            response.refreshes()
            for (name, value) in policy { response.fields.append(name, value) }
            return response
        }
        let page = try KeptPage(
            analysis, .embedded(theme), isForOwner: false, in: frame, made: desk.now(), bytes: bytes,
            vary: "accept-encoding", policy: policy)
        if isCached { cache.keep(page, since: mark) }
        return page.response(gzipped: request.acceptsGzip)
    }

    /// It stands in place of the one that all other pages have.
    private var policy: [(FieldName, String)] {
        [
            (
                .contentSecurityPolicy,
                "default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'none'; base-uri 'none'; "
                    + "frame-ancestors \(desk.configuration.frameAncestors.policy)"
            ),
            (.crossOriginResourcePolicy, "cross-origin"),
        ]
    }
}
