import Bytes
import Foundation
import HTTP
import Imaging
import Loop
import Pages
import Recipes
import Storage
import Synchronization
import Vignette

@testable import App

/// The routes that read, over a real store in a folder of its own, with the layers that answers go through.
struct ReadingSite {
    let desk: Desk
    let cache = PageCache()
    let store: SQLiteStore
    let handler: Handler
    let clock = TestClock()
    private let folder: TemporaryFolder

    /// Holds the templates: two folders above the sources of the tests.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized.path

    init(_ change: (inout Configuration) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        var configuration = Configuration()
        configuration.data = folder.path
        configuration.root = Self.root
        change(&configuration)
        store = try SQLiteStore(folder: folder.path, readers: 2)
        let loop = try EventLoop(label: "reading-site")
        let pool = ImagingPool(ImagingPool.Settings(executable: "/nowhere"), loop: loop)
        let asking = try Asking(configuration, isContained: false, loops: [loop], pool: pool)
        let log = Log(format: .none) { _ in }
        let now: @Sendable () -> Timestamp = { [clock] in clock.now }
        desk = Desk(
            configuration: configuration, store: store, preparer: pool,
            pages: try Pages(folder: configuration.root + "/Templates"), recipes: try .project(),
            frames: Frames(configuration, assets: [:]), access: Access(configuration),
            live: LiveAnswers(now: clock.now), service: ServiceView(configuration, asking), wakeRunner: {},
            estimate: { .seconds(600 * ($0 + 1)) }, changed: { [cache] in cache.remove($0) }, log: log, now: now)
        let layers: [Middleware] = [
            TrustedProxies(AddressSet(configuration.trustedProxies))
                .middleware(prefix: configuration.effectiveBasePath.prefix),
            securityFields(SecurityPolicy.fields),
            FailureResponses(
                pages: desk.pages, frames: desk.frames, access: desk.access,
                basePath: configuration.effectiveBasePath.prefix, log: log
            ).middleware,
            conditions,
        ]
        let router = Router(
            basePath: configuration.effectiveBasePath.prefix, Self.routes(desk, cache: cache))
        handler = layers.wrap(router.handle)
    }

    private static func routes(_ desk: Desk, cache: PageCache) -> [Route] {
        let pictures = PictureRoute(desk: desk)
        return [
            .get("/", FormRoute(desk: desk).response),
            .get("/a/{id}", AnalysisRoute(desk: desk, cache: cache).response),
            .get("/a/{id}/events", EventsRoute(desk: desk).response),
            .get("/a/{id}/picture/{n}") { try await pictures.response(to: $0, isThumbnail: false) },
            .get("/a/{id}/thumbnail/{n}") { try await pictures.response(to: $0, isThumbnail: true) },
            .get("/c/{id}", CollectionRoute(desk: desk).response),
            .get("/embed/{id}", EmbedRoute(desk: desk, cache: cache).response),
            .get("/oembed", OEmbedRoute(desk: desk).response),
            .get("/library", LibraryRoute(desk: desk).response),
            .get("/library.csv", LibraryExport(desk: desk, format: .csv).response),
            .get("/library.jsonl", LibraryExport(desk: desk, format: .jsonLines).response),
        ]
    }

    func get(
        _ path: String, _ fields: [(String, String)] = [], method: HTTP.Method = .get, host: String = "localhost:8080",
        minorVersion: Int = 1
    ) async throws -> Response {
        var request = Request.make(method, path, fields: fields, host: host)
        request.minorVersion = minorVersion
        return try await handler(request)
    }

    func text(_ path: String, _ fields: [(String, String)] = []) async throws -> String {
        try await get(path, fields).text()
    }

    // MARK: - What is kept

    /// Keeps it as it is.
    @discardableResult
    func keep(_ analysis: Analysis) async throws -> Analysis {
        try await keep([analysis])
        return analysis
    }

    func keep(
        _ analyses: [Analysis], in target: Submission.Target = .alone, refused: [RefusedUpload] = []
    ) async throws {
        let items = analyses.map {
            Submission.Item(analysis: $0, pictures: SamplePictures.all, fingerprint: $0.id.text)
        }
        guard let owner = analyses.first?.owner else { return }
        let submission = Submission(
            owner: owner, target: target, items: items, refused: refused, created: clock.now)
        _ = try await store.add(submission, queueLimit: 10_000)
    }

    /// As another route would: the store first, then whoever wants to know.
    func delete(_ id: Analysis.ID) async throws {
        try await store.delete(id, at: clock.now)
        desk.changed(id)
    }

    /// Ends a job as the runner does.
    func finish(_ id: Analysis.ID, _ outcome: Outcome) async throws {
        let lease = Lease(holder: "test", until: clock.now + .seconds(60))
        _ = try await store.claim(1000, for: lease, at: clock.now)
        _ = try await store.finish(id, outcome, for: lease.holder, at: clock.now)
        desk.changed(id)
        desk.live.end(id)
    }
}
