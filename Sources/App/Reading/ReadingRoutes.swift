internal import HTTP

/// Every address at which something kept is read.
enum ReadingRoutes {
    static func routes(_ desk: Desk, cache: PageCache) -> [Route] {
        let analysis = AnalysisRoute(desk: desk, cache: cache)
        let events = EventsRoute(desk: desk)
        let pictures = PictureRoute(desk: desk)
        let library = LibraryRoute(desk: desk)
        return [
            .get("/", FormRoute(desk: desk).response),
            .get("/a/{id}", analysis.response),
            .get("/a/{id}/events", events.response),
            .get("/a/{id}/picture/{n}") { try await pictures.response(to: $0, isThumbnail: false) },
            .get("/a/{id}/thumbnail/{n}") { try await pictures.response(to: $0, isThumbnail: true) },
            .get("/c/{id}", CollectionRoute(desk: desk).response),
            .get("/embed/{id}", EmbedRoute(desk: desk).response),
            .get("/oembed", OEmbedRoute(desk: desk).response),
            .get("/library", library.response),
            .get("/library.csv", LibraryExport(desk: desk, format: .csv).response),
            .get("/library.jsonl", LibraryExport(desk: desk, format: .jsonLines).response),
        ]
    }
}
