import Bytes
import Foundation
import HTTP
import Imaging
import Loop
import Pages
import Vignette

@testable import App

/// A desk with a real store, and the routes of a submission without a socket.
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
        let asking = try Asking(configuration, isContained: false, loop: loop, pool: pool)
        let now: @Sendable () -> Timestamp = { [clock] in clock.now }
        desk = Desk(
            configuration: configuration, store: kept.store, preparer: preparer,
            pages: try Pages(folder: root + "/Templates"), frames: Frames(configuration, assets: [:]),
            access: Access(configuration), live: LiveAnswers(now: now()),
            service: ServiceView(configuration, asking), wakeRunner: { wake.yield() }, estimate: { _ in nil },
            changed: { _ in },
            log: Log(level: .error) { _ in }, now: now)
        let reception = Reception(desk, sample: Self.sample)
        let routes = [Route.post("/", bodyLimit: FormIntake.bodyLimit(configuration), reception.handle)]
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

    /// What is kept of the analysis that was just asked for.
    func analysis(_ reply: Reply) async throws -> Analysis? {
        guard let id = reply.analysis else { return nil }
        return try await store.analysis(id)
    }

    /// How many analyses wait, all owners together.
    func queued() async throws -> Int { try await claim().count }

    /// Ends all analyses that wait, as a runner does.
    func answer() async throws {
        for analysis in try await claim() {
            _ = try await store.finish(analysis.id, .done(Answer(text: "A cat.")), for: "test", at: desk.now())
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
