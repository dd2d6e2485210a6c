internal import HTTP

extension Site {
    /// What is answered whatever else there is.
    static func standingRoutes(readiness: Readiness, assets: Assets) -> [Route] {
        [
            .get("/healthz") { _ in Response(text: "ok\n") },
            .get("/readyz") { _ in await readiness.response() },
            .get("/assets/{name...}") { try assets.response(for: $0) },
        ]
    }

    /// Every address of the pages, and of the APIs for programs.
    ///
    /// - Parameter sample: the picture that newcomers may try.
    static func routes(
        _ desk: Desk, _ runner: Runner, _ cache: PageCache, _ gateway: Gateway, sample: [UInt8]
    ) -> [Route] {
        pages(desk, runner, cache, sample: sample) + OpenAIRoutes.routes(gateway) + OllamaRoutes.routes(gateway)
            + BlockRoute.routes(gateway)
    }

    private static func pages(_ desk: Desk, _ runner: Runner, _ cache: PageCache, sample: [UInt8]) -> [Route] {
        let uploads = FormIntake.bodyLimit(desk.configuration)
        let pictures = PictureRoute(desk: desk)
        return [
            .get("/", FormRoute(desk: desk).response),
            .post("/", bodyLimit: uploads, Reception(desk, sample: sample).handle),

            .get("/a/{id}", AnalysisRoute(desk: desk, cache: cache).response),
            .get("/a/{id}/events", EventsRoute(desk: desk).response),
            .get("/a/{id}/picture/{n}") { try await pictures.response(to: $0, isThumbnail: false) },
            .get("/a/{id}/thumbnail/{n}") { try await pictures.response(to: $0, isThumbnail: true) },
            .post("/a/{id}/again", AgainHandler(desk: desk).handle),
            .post("/a/{id}/ask", bodyLimit: 256 << 10, AskHandler(desk: desk).handle),
            .post("/a/{id}/stop", StopHandler(desk: desk, runner: runner).handle),
            .post("/a/{id}/alt", AltTextHandler(desk: desk).handle),
            .post("/a/{id}/delete", DeleteHandler(desk: desk, runner: runner).handle),

            .get("/c/{id}", CollectionRoute(desk: desk).response),
            .post("/c/{id}/retry", RetryHandler(desk: desk).handle),

            .get("/embed/{id}", EmbedRoute(desk: desk, cache: cache).response),
            .get("/oembed", OEmbedRoute(desk: desk).response),

            .get("/library", LibraryRoute(desk: desk).response),
            .get("/library.csv", LibraryExport(desk: desk, format: .csv).response),
            .get("/library.jsonl", LibraryExport(desk: desk, format: .jsonLines).response),

            .get("/recipes", RecipesRoute(desk: desk).list),
            .get("/recipes/{name}", RecipesRoute(desk: desk).one),
            .get("/recipes/try", TryRoute(desk: desk).response),
            .post("/recipes/try", bodyLimit: uploads, TryHandler(desk: desk).handle),

            .get("/status", StatusRoute(desk: desk, runner: runner).response),
            .get("/status.json", StatusRoute(desk: desk, runner: runner).response),
            .get("/metrics", MetricsRoute(desk).response),
        ]
    }
}

extension Readiness {
    /// 200 while more requests are welcome, 503 once the server is stopping, no worker is left or nothing can be kept.
    /// What is missing follows, a line each.
    func response() async -> Response {
        var response =
            switch await state() {
            case .ready(let detail): Response(text: Self.text("ready", detail))
            case .waiting(let detail): Response(.serviceUnavailable, text: Self.text("not ready", detail))
            case .stopping: Response(.serviceUnavailable, text: "stopping\n")
            }
        response.fields.append(.cacheControl, "no-store")
        return response
    }

    private static func text(_ state: String, _ detail: [String]) -> String {
        ([state] + detail).map { $0 + "\n" }.joined()
    }
}
