import Bytes
import HTTP
import Pages
import Vignette
import Vision

@testable import App

/// The API for programs with a scripted service behind it and all that answers go through, without a socket.
struct ChatDesk {
    struct Reply {
        let status: Int
        let fields: Fields
        let text: String

        var json: JSONValue? { try? JSON.parse(Array(text.utf8)) }
        var error: JSONValue? { json?["error"] }
        var code: String? { error?["code"]?.string }
        var param: String? { error?["param"]?.string }
        /// The data of each event of a stream.
        var events: [String] {
            text.split(separator: "\n\n").filter { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
        }
    }

    let service: ScriptedChat
    let preparer: ScriptedPreparer
    let gateway: Gateway
    let lines = Lines()
    private let site: Site
    private let folder: TemporaryFolder

    init(
        _ service: ScriptedChat = ScriptedChat(.said("Red.")), preparer: ScriptedPreparer = ScriptedPreparer(),
        moderator: Moderator? = nil, places: Int = 64, others: [BaseURL: any ChatService] = [:],
        _ change: (inout Configuration) -> Void = { _ in }
    ) throws {
        var configuration = Configuration()
        configuration.rate = .perMinute(0)
        folder = try TemporaryFolder(["Public/style.css": "a {}"])
        configuration.root = folder.path
        change(&configuration)
        (self.service, self.preparer) = (service, preparer)
        let log = Log(level: .debug) { [lines] in lines.add($0) }
        let clock = TestClock()
        gateway = Gateway(
            configuration: configuration, admission: Admission(access: Access(configuration)), service: service,
            moderator: moderator, preparer: preparer, fetcher: nil, places: Places(places), metrics: Metrics(),
            log: log, now: { clock.now },
            blockTargets: BlockTargets(configured: configuration.service, others: others))
        site = Site(
            configuration, assets: try Assets(folder: folder.path + "/Public"), pages: try .ofProject(),
            readiness: Readiness(wanted: 2) { [workers = Workers()] in workers.value }, log: log,
            routes: OpenAIRoutes.routes(gateway) + BlockRoute.routes(gateway))
    }

    /// The answer before any of it is written.
    func open(_ request: Request) async throws -> Response { try await site.handler(request) }

    func send(_ request: Request) async throws -> Reply {
        let response = try await open(request)
        return Reply(status: response.status.code, fields: response.fields, text: try await response.text())
    }

    func post(
        _ body: String, path: String = "/v1/chat/completions", fields: [(String, String)] = []
    ) async throws -> Reply {
        try await send(Self.request(body, path: path, fields: fields))
    }

    func get(_ path: String, accept: String? = nil) async throws -> Reply {
        try await send(.make(.get, path, accept: accept))
    }

    static func request(
        _ body: String, path: String = "/v1/chat/completions", type: String = "application/json",
        fields: [(String, String)] = []
    ) -> Request {
        var request = Request.make(.post, path, fields: [("Content-Type", type)] + fields)
        request.body = .bytes(Array(body.utf8))
        return request
    }
}

extension ScriptedChat.Step {
    /// A whole answer.
    static func said(_ text: String) -> Self {
        .chunk(
            #"{"id":"c","model":"m","choices":[{"index":0,"message":{"content":"\#(text)"},"finish_reason":"stop"}]}"#)
    }

    static func delta(_ text: String) -> Self {
        .chunk(#"{"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"\#(text)"},"finish_reason":null}]}"#)
    }

    static let end = Self.chunk(#"{"id":"c","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#)
    static let usage = Self.chunk(#"{"id":"c","model":"m","choices":[],"usage":{"prompt_tokens":9}}"#)
}
