import Bytes
import HTTP
import Pages
import Testing
import Vignette

@testable import App

/// The figures through the whole site, as a server would report its answers.
@Suite struct MetricsRouteTests {
    typealias Method = HTTP.Method

    private let bench: TestDesk
    private let folder: TemporaryFolder
    private let site: Site

    init() throws {
        try self.init { _ in }
    }

    private init(_ change: (inout Configuration) -> Void) throws {
        bench = try TestDesk(change)
        folder = try TemporaryFolder(["Public/style.css": "a { color: red }"])
        site = Site(
            bench.desk.configuration, assets: try Assets(folder: folder.path + "/Public"), pages: bench.desk.pages,
            readiness: Readiness(wanted: 2) { Workers().value }, log: Log(format: .none) { _ in },
            routes: bench.routes, metrics: bench.desk.metrics)
    }

    /// Answers, and tells that the answer was sent.
    @discardableResult
    private func send(
        _ request: Request, isComplete: Bool = true, duration: Duration = .milliseconds(20), received: Int = 0
    ) async throws -> Response {
        let response = try await site.handler(request)
        response.onEnd?(
            ResponseOutcome(
                status: response.status, bodyBytes: 7, isComplete: isComplete, duration: duration,
                requestBytes: received))
        return response
    }

    private func figures() async throws -> ExpositionText {
        try ExpositionText(try await site.handler(.make(.get, "/metrics")).text())
    }

    @Test func `the figures are in the format that Prometheus reads`() async throws {
        let response = try await send(.make(.get, "/metrics"))
        #expect(response.status == .ok)
        #expect(response.fields[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(response.fields[.cacheControl] == "no-store")
        let read = try ExpositionText(try await response.text())
        #expect(read.value("vignette_build_info", ["version": Version.text]) == 1)
        #expect(read.value("process_resident_memory_bytes") ?? 0 > 0)
        #expect(try await send(.make(.head, "/metrics")).status == .ok)
        #expect(try await send(.make(.post, "/metrics")).status == .methodNotAllowed)
    }

    @Test func `requests are counted by their route, whatever stands in their path`() async throws {
        let id = try #require(try await bench.analysis(bench.post(.picture())))
        try await send(.make(.get, "/a/\(id.id)?live=0"), received: 0)
        try await send(.make(.head, "/a/\(Analysis.ID.random())"))
        try await send(.make(.get, "/a/\(Analysis.ID.random())"), isComplete: false, duration: .seconds(400))
        try await send(.make(.post, "/healthz"), received: 12)
        let read = try await figures()
        let page = ["method": "GET", "route": "/a/{id}"]
        let requests = "vignette_http_requests_total"
        #expect(read.value(requests, page.merging(["status": "2xx"]) { $1 }) == 1)
        #expect(read.value(requests, page.merging(["status": "4xx"]) { $1 }) == 2)
        #expect(read.value(requests, page.merging(["status": "5xx"]) { $1 }) == 0)
        #expect(read.value(requests, ["route": "none", "status": "4xx"]) == 1)
        let seconds = "vignette_http_request_duration_seconds"
        #expect(read.value(seconds + "_count", page) == 3)
        #expect(read.value(seconds + "_bucket", page.merging(["le": "0.025"]) { $1 }) == 2)
        #expect(read.value(seconds + "_bucket", page.merging(["le": "300.0"]) { $1 }) == 2)
        #expect(read.value(seconds + "_sum", page) == 400.04)
        #expect(read.value("vignette_http_answer_body_bytes_total", page) == 21)
        #expect(read.value("vignette_http_request_body_bytes_total", ["route": "none"]) == 12)
        #expect(read.value("vignette_http_answers_broken_total") == 1)
    }

    @Test func `nothing that a request brings becomes a label`() async throws {
        let before = try await figures()
        for path in [
            "/wp-login.php", "/a/\"}\n# TYPE x counter", "/%00", "/%ff", "/a/x/y/z", "/a/\u{202E}", "//evil", "*",
            "/assets/../../etc/passwd", "/status/x", "/a/" + String(repeating: "x", count: 4000),
        ] {
            for method in ["GET", "POST", "DELETE", "OPTIONS"] {
                let asked = try #require(Method(method))
                try await send(.make(asked, path, fields: [("X-Request-ID", path)], host: "localhost"))
            }
        }
        try await send(.make(.get, "/", host: "evil.example"))
        _ = site.errorResponse(HTTPError(.badRequest, "no"), Rejected(peer: .local))
        let after = try await figures()
        #expect(Set(before.families.keys) == Set(after.families.keys))
        for (name, family) in after.families {
            #expect(before.families[name]?.samples.map(\.labels) == family.samples.map(\.labels), "\(name)")
        }
        #expect(after.value("vignette_http_unparsed_total") == 1)
        let lost = after.families["vignette_http_requests_total"]?.samples.filter { $0.labels["route"] == "none" } ?? []
        #expect(lost.map(\.value).reduce(0, +) > 30)
    }

    @Test func `whoever may not read them is told how`() async throws {
        let forbidden = try await send(.make(.get, "/metrics", peer: .local))
        #expect(forbidden.status == .forbidden)
        #expect(try await forbidden.text().contains("--metrics-token"))
        let closed = try MetricsRouteTests { $0.metricsToken = Secret("canary-token") }
        let refused = try await closed.send(.make(.get, "/metrics", fields: [("Authorization", "Bearer x")]))
        #expect(refused.status == .unauthorized)
        #expect(refused.fields[try #require(FieldName("www-authenticate"))] == "Bearer realm=\"metrics\"")
        let admitted = try await closed.send(
            .make(.get, "/metrics", fields: [("Authorization", "Bearer canary-token")], peer: .local))
        #expect(admitted.status == .ok)
        #expect(try await !admitted.text().contains("canary"))
    }

    @Test func `a server for names wants none here, only its own rule`() async throws {
        let named = try MetricsRouteTests {
            $0.web = .identity
            $0.identityHeader = FieldName("remote-user")
        }
        #expect(try await named.send(.make(.get, "/metrics")).status == .ok)
        let signedIn = Request.make(.get, "/metrics", fields: [("Remote-User", "ann")], peer: .local)
        #expect(try await named.send(signedIn).status == .forbidden)
    }

    @Test func `what is noted shows`() async throws {
        let metrics = bench.desk.metrics
        metrics.gateway.began()
        metrics.gateway.began()
        metrics.gateway.ended(outcome: nil)
        metrics.gateway.refused(.quotaExhausted)
        metrics.upstream.note(code: nil, firstPiece: .milliseconds(300), total: .seconds(3))
        metrics.upstream.note(code: .upstreamTimeout, firstPiece: nil, total: .seconds(300))
        let preparer = MeteredPreparer(preparer: ScriptedPreparer(), metrics: metrics.pictures)
        let preparation = Preparation(fit: .small, formats: [.jpeg], thumbnail: false)
        _ = try await preparer.prepare(Upload(Array("good".utf8)), as: preparation)
        await #expect(throws: Failure.self) {
            _ = try await preparer.prepare(Upload(Array("damaged".utf8)), as: preparation)
        }
        let read = try await figures()
        #expect(read.value("vignette_gateway_questions", [:]) == 1)
        #expect(read.value("vignette_gateway_questions_ended_total", ["outcome": "ok"]) == 1)
        #expect(read.value("vignette_gateway_questions_refused_total", ["outcome": "quota_exhausted"]) == 1)
        #expect(read.value("vignette_upstream_exchanges_total", ["outcome": "ok"]) == 1)
        #expect(read.value("vignette_upstream_exchanges_total", ["outcome": "upstream_timeout"]) == 1)
        #expect(read.value("vignette_upstream_first_piece_seconds_count") == 1)
        #expect(read.value("vignette_upstream_duration_seconds_sum") == 303)
        #expect(read.value("vignette_pictures_prepared_total", ["outcome": "ok"]) == 1)
        #expect(read.value("vignette_pictures_prepared_total", ["outcome": "decode_failed"]) == 1)
        #expect(read.value("vignette_picture_preparation_seconds_count") == 2)
    }
}
