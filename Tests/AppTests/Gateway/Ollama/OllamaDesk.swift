import Bytes
import HTTP
import Vignette
import Vision

@testable import App

/// The routes for programs of Ollama, without a socket.
struct OllamaDesk {
    struct Reply {
        var status: Int
        var fields = Fields()
        var text = ""
        var failure: Failure?

        var json: JSONValue? { try? JSON.parse(Array(text.utf8)) }
        var lines: [JSONValue] {
            text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap {
                try? JSON.parse(Array($0.utf8))
            }
        }
        var error: String? { failure?.message }
    }

    let service: ScriptedService
    let gateway: Gateway
    let preparer = ScriptedPreparer()
    private let router: Router

    init(_ service: ScriptedService = ScriptedService(), _ change: (inout Configuration) -> Void = { _ in }) {
        var configuration = Configuration()
        configuration.rate = .perMinute(0)
        change(&configuration)
        self.service = service
        let clock = TestClock()
        gateway = Gateway(
            configuration: configuration, admission: Admission(access: Access(configuration)), service: service,
            moderator: nil, preparer: preparer, fetcher: nil, places: Places(configuration.gatewayConcurrency),
            metrics: Metrics(),
            log: Log(level: .error) { _ in }, now: { clock.now })
        router = Router(OllamaRoutes.routes(gateway))
    }

    init(_ steps: [ScriptedService.Step]) {
        self.init(ScriptedService(steps))
    }

    /// The answer before any of it is read.
    func open(_ request: Request) async throws -> Response { try await router.handle(request) }

    func post(_ path: String, _ body: String, fields: [(String, String)] = []) async throws -> Reply {
        try await send(Self.request(path, Array(body.utf8), fields: fields))
    }

    func get(_ path: String) async throws -> Reply { try await send(.make(.get, path)) }

    func send(_ request: Request) async throws -> Reply {
        do {
            let response = try await open(request)
            return Reply(status: response.status.code, fields: response.fields, text: try await response.text())
        } catch {
            if error is CancellationError { throw error }
            let failure = Failure(error, host: request.client.host)
            let status = (error as? HTTPError)?.status.code ?? failure.status ?? 0
            return Reply(status: status, failure: failure)
        }
    }

    /// As curl sends it that is told nothing of the type.
    static func request(_ path: String, _ body: [UInt8], fields: [(String, String)] = []) -> Request {
        var request = Request.make(
            .post, path, fields: [("Content-Type", "application/x-www-form-urlencoded")] + fields)
        request.body = .bytes(body)
        return request
    }
}
