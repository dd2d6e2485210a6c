internal import HTTP
internal import Pages
internal import Vignette

/// GET /a/{id}: the page of an analysis in every state it can be in, and its forms for programs.
///
/// Finished pages come from a cache, which is asked before the store. An unfinished one is sent while its answer is
/// written, to whoever can read that; others get it as it is.
struct AnalysisRoute: Sendable {
    let desk: Desk
    let cache: PageCache

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .read)
        let (id, document) = try Self.address(request.parameters["id"] ?? "")
        if let document { return try await self.document(document, of: id, for: caller, request) }
        return try await page(id, for: caller, request)
    }

    /// An id, and the ending that names a form for programs.
    static func address(_ text: String) throws(Failure) -> (Analysis.ID, Addresses.Document?) {
        if let id = Analysis.ID(text) { return (id, nil) }
        guard let dot = text.lastIndex(of: "."), let id = Analysis.ID(text[..<dot]),
            let document = Addresses.Document(rawValue: String(text[text.index(after: dot)...]))
        else { throw Failure(.notFound) }
        return (id, document)
    }

    // MARK: - For people

    private func page(_ id: Analysis.ID, for caller: Caller, _ request: Request) async throws -> Response {
        let query = request.target.query == nil ? nil : try QueryParameters(request.target)
        // Whoever follows such a link and is not who asked has asked nothing before.
        let isReused = { (owner: Owner) in owner == caller.owner && query?["reused"] != nil }
        let frame = desk.frame(for: request, caller)
        let isCached = !desk.configuration.isDevelopment
        let form = KeptPage.Form.whole(models: desk.service.models())
        if isCached, let page = cache.page(id, form, viewer: caller.owner, frame: frame, at: desk.now()),
            !isReused(page.owner)
        {
            return page.response(gzipped: request.acceptsGzip)
        }
        let mark = cache.mark
        let analysis = try await desk.analysis(id)
        guard analysis.state.isFinished else {
            let live = desk.live.follow(id)
            // Once more, since it may have come to its end between the first look and the listening.
            let analysis = try await desk.analysis(id)
            if analysis.state.isFinished {
                return try whole(analysis, for: caller, frame, isReused: isReused(analysis.owner)).response(
                    gzipped: request.acceptsGzip)
            }
            let isLive = request.method != .head && request.minorVersion > 0 && query?["live"] != "0"
            return isLive
                ? LivePage(desk: desk, caller: caller, frame: frame).response(analysis, live)
                : await snapshot(analysis, for: caller, frame)
        }
        let isReusedHere = isReused(analysis.owner)
        let page = try whole(analysis, for: caller, frame, isReused: isReusedHere)
        if isCached, !isReusedHere { cache.keep(page, since: mark) }
        return page.response(gzipped: request.acceptsGzip)
    }

    private func whole(
        _ analysis: Analysis, for caller: Caller, _ frame: Frame, isReused: Bool
    ) throws(Failure) -> KeptPage {
        let page = desk.page(analysis, for: caller, isReused: isReused)
        return try KeptPage(
            analysis, .whole(models: page.models), isForOwner: page.isOwner, in: frame, made: page.now,
            bytes: desk.pages.analysis(page, in: frame), vary: "accept-encoding, " + desk.vary)
    }

    private func snapshot(_ analysis: Analysis, for caller: Caller, _ frame: Frame) async -> Response {
        let page = desk.page(analysis, for: caller, queuePosition: await desk.queuePosition(of: analysis))
        var response = desk.reply(desk.pages.analysis(page, in: frame), type: Desk.html, isFinal: false)
        response.refreshes()
        return response
    }

    // MARK: - For programs

    private func document(
        _ document: Addresses.Document, of id: Analysis.ID, for caller: Caller, _ request: Request
    ) async throws -> Response {
        let analysis = try await desk.analysis(id)
        let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
        let isFinal = analysis.state.isFinished
        switch document {
        case .json:
            let json = AnalysisJSON(
                analysis, addresses: addresses, now: desk.now(), isOwner: caller.owner == analysis.owner,
                position: await desk.queuePosition(of: analysis))
            return desk.reply(json.bytes, type: "application/json", isFinal: isFinal)
        case .markdown:
            let text = AnalysisMarkdown(analysis, addresses: addresses).text
            return desk.reply(Array(text.utf8), type: "text/markdown; charset=utf-8", isFinal: isFinal)
        case .text:
            let text = AnalysisText(analysis).text
            return desk.reply(Array(text.utf8), type: "text/plain; charset=utf-8", isFinal: isFinal)
        }
    }
}
