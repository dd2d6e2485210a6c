import Bytes
import Foundation
import HTTP
import Imaging
import Loop
import Pages
import Recipes
import Vignette
import Vision

@testable import App

/// A desk with a real store, and all routes without a socket.
final class TestDesk: Sendable {
    /// What was answered, or thrown.
    struct Reply: Sendable {
        var status: Int
        var fields = Fields()
        var text = ""
        var failure: Failure?

        var code: Failure.Code? { failure?.code }
        var location: String? { fields[.location] }
        var json: JSONValue? { try? JSON.parse(Array(text.utf8)) }
        /// The analysis that it leads to.
        var analysis: Analysis.ID? {
            location.flatMap { $0.split(separator: "?").first?.split(separator: "/").last }.flatMap { Analysis.ID($0) }
        }
        var collection: PictureCollection.ID? {
            location.flatMap { $0.contains("/c/") ? PictureCollection.ID($0.suffix(25)) : nil }
        }
        /// The visitor's cookie as it is sent back.
        var cookie: (String, String)? {
            fields[.setCookie].map { ("Cookie", String($0.prefix { $0 != ";" })) }
        }
    }

    static let sample = Array("sample".utf8)
    private static let loop = try? EventLoop(label: "desk")

    let desk: Desk
    var store: any AnalysisStore { desk.store }
    private let kept: TestStore
    let clock = TestClock()
    private let wakes: AsyncStream<Void>
    private let route: Handler
    /// All there are.
    let routes: [Route]

    init(
        preparer: any PicturePreparer = ScriptedPreparer(), _ change: (inout Configuration) -> Void = { _ in }
    ) throws {
        var configuration = Configuration()
        configuration.rate = .perMinute(0)
        change(&configuration)
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
        kept = try TestStore()
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
        self.wakes = wakes
        guard let loop = Self.loop else { throw Failure(.internal, detail: "no loop") }
        let pool = ImagingPool(ImagingPool.Settings.executableBeside(CommandLine.arguments[0]), loop: loop)
        let asking = try Asking(configuration, isContained: false, loops: [loop], pool: pool)
        let now: @Sendable () -> Timestamp = { [clock] in clock.now }
        let (live, cache, log) = (LiveAnswers(now: now()), PageCache(), Log(level: .error) { _ in })
        // Nobody has it run: what waits in the queue stays there until `answer`.
        let runner = Runner(
            store: kept.store, live: live, model: ScriptedModel(ScriptedModel.saying("A cat.")), preparer: preparer,
            reader: PlainPictures(), settings: RunnerSettings(), log: log, now: now, changed: { cache.remove($0) })
        desk = Desk(
            configuration: configuration, store: kept.store, preparer: preparer,
            pages: try Pages(folder: root + "/Templates"), recipes: try .project(),
            frames: Frames(configuration, assets: [:]),
            access: Access(configuration), live: live,
            service: ServiceView(configuration, asking), wakeRunner: { wake.yield() }, estimate: { _ in nil },
            changed: { cache.remove($0) },
            log: log, now: now, fetcher: try PictureFetcher(configuration, loop: loop))
        let freeTier = FreeTier(limit: desk.access.freeTier, store: kept.store, now: now)
        let gateway = Gateway(
            configuration: configuration, admission: Admission(access: desk.access, freeTier: freeTier),
            service: asking.chat, moderator: nil, preparer: preparer, fetcher: nil,
            places: Places(configuration.gatewayConcurrency), metrics: Metrics(), log: log, now: now,
            blockTargets: asking.blockTargets)
        routes = Site.routes(desk, runner, cache, gateway, sample: Self.sample)
        let layers: [Middleware] = [
            TrustedProxies(AddressSet(configuration.trustedProxies)).middleware(
                prefix: configuration.effectiveBasePath.prefix),
            CrossOrigin(publicURL: configuration.publicURL).middleware,
        ]
        route = layers.wrap(Router(basePath: configuration.effectiveBasePath.prefix, routes).handle)
    }

    func send(_ request: Request) async throws -> Reply {
        do {
            let response = try await route(request)
            return Reply(
                status: response.status.code, fields: response.fields, text: try await response.text())
        } catch {
            if error is CancellationError { throw error }
            let failure = Failure(error, host: request.client.host)
            let status = (error as? HTTPError)?.status.code ?? failure.status ?? 0
            return Reply(status: status, failure: failure)
        }
    }

    /// - Parameter pieces: how many bytes of the body come at once.
    func post(
        _ form: FormParts, accept: String? = nil, fields: [(String, String)?] = [], pieces: Int = 65_536,
        peer: Peer = .address(.loopback)
    ) async throws -> Reply {
        var request = Request.make(
            .post, "/", accept: accept,
            fields: [("Content-Type", FormParts.contentType)] + fields.compactMap { $0 }, peer: peer)
        request.body = .bytes(form.body, pieces: pieces)
        return try await send(request)
    }

    /// As somebody who changes something sends it; nil: without a form.
    func change(
        _ path: String, _ form: [(String, String)]? = nil, accept: String? = nil, fields: [(String, String)?] = []
    ) async throws -> Reply {
        let type = form == nil ? [] : [("Content-Type", "application/x-www-form-urlencoded")]
        var request = Request.make(.post, path, accept: accept, fields: type + fields.compactMap { $0 })
        if let form { request.body = .bytes(FormParts.encoded(form)) }
        return try await send(request)
    }

    func get(_ path: String, fields: [(String, String)?] = []) async throws -> Reply {
        try await send(.make(.get, path, fields: fields.compactMap { $0 }))
    }

    /// What is kept of the analysis that was just asked for.
    func analysis(_ reply: Reply) async throws -> Analysis? {
        guard let id = reply.analysis else { return nil }
        return try await store.analysis(id)
    }

    /// Keeps analyses of one owner as they are.
    func keep(_ analyses: [Analysis], in target: Submission.Target = .alone) async throws {
        guard let owner = analyses.first?.owner else { return }
        let items = analyses.map {
            Submission.Item(analysis: $0, pictures: SamplePictures.all, fingerprint: $0.id.text)
        }
        _ = try await store.add(
            Submission(owner: owner, target: target, items: items, created: desk.now()), queueLimit: 1000)
    }

    /// How many analyses wait, all owners together.
    func queued() async throws -> Int { try await claim().count }

    /// Ends all analyses that wait, as a runner does.
    func answer(_ outcome: Outcome = .done(Answer(text: "A cat."))) async throws {
        for analysis in try await claim() {
            _ = try await store.finish(analysis.id, outcome, for: "test", at: desk.now())
            desk.live.end(analysis.id)
        }
    }

    /// Waits until the runner is told that there is something to do.
    func awaitWake() async {
        var iterator = wakes.makeAsyncIterator()
        await iterator.next()
    }

    private func claim() async throws -> [Analysis] {
        try await store.claim(100, for: Lease(holder: "test", until: desk.now() + .seconds(60)), at: desk.now())
    }
}
