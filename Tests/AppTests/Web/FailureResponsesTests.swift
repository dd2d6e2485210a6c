import Bytes
import HTTP
import Pages
import Testing
import Vignette

@testable import App

/// Whatever a handler throws, as its sender sees it and as the log sees it.
@Suite struct FailureResponsesTests {
    private struct Leak: Error, CustomStringConvertible {
        let description = "secret of /etc/shadow"
    }

    static let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    private static let forms = [
        ("*/*", "text/plain; charset=utf-8"), (browser, "text/html; charset=utf-8"),
        ("application/json", "application/problem+json"),
    ]
    private let lines = Lines()

    private let pages: Pages

    init() throws {
        pages = try .ofProject()
    }

    private var failures: FailureResponses {
        failures(Configuration())
    }

    private func failures(_ configuration: Configuration, access: Access? = nil) -> FailureResponses {
        let frames = Frames(configuration, assets: ["style.css": "/assets/style.css"])
        return FailureResponses(
            pages: pages, frames: frames, access: access ?? Access(configuration),
            basePath: configuration.effectiveBasePath.prefix,
            log: Log(level: .debug) { [lines] in lines.add($0) })
    }

    private func answer(to error: any Error, accept: String? = nil, host: String = "localhost", prefix: String = "")
        async throws -> Response
    {
        var request = Request.make(.get, "/a?key=secret", accept: accept, host: host)
        request.id = "id-1"
        request.client.prefix = prefix
        return try await failures.middleware({ _ in throw error })(request)
    }

    @Test(arguments: [
        (nil, "text/plain; charset=utf-8"), ("*/*", "text/plain; charset=utf-8"), (browser, "text/html; charset=utf-8"),
        ("text/html", "text/html; charset=utf-8"), ("application/json", "application/problem+json"),
        ("application/problem+json", "application/problem+json"), ("image/png", "text/plain; charset=utf-8"),
        ("application/*", "application/problem+json"),
        ("application/json, text/html;q=0.9", "application/problem+json"),
    ])
    func `the form is the one that the client likes best`(accept: String?, type: String) async throws {
        let response = try await answer(to: HTTPError(.notFound, "x"), accept: accept)
        #expect(response.status == .notFound)
        #expect(response.fields[.contentType] == type)
        #expect(response.fields[.cacheControl] == "no-store" && response.fields[.vary] == "accept")
    }

    @Test(arguments: ["/a/x.json", "/v/c/x.json", "/library.jsonl", "/a/x/events", "/oembed"])
    func `what only programs read fails as JSON, unless they say otherwise`(path: String) async throws {
        for (accept, type) in [
            (nil, "application/problem+json"), ("*/*", "application/problem+json"),
            ("text/event-stream", "application/problem+json"), (Self.browser, "text/html; charset=utf-8"),
            ("text/plain", "text/plain; charset=utf-8"), ("application/json", "application/problem+json"),
        ] {
            let request = Request.make(.get, path, accept: accept)
            let response = try await failures.middleware({ _ in throw Failure(.gone) })(request)
            #expect(response.fields[.contentType] == type, "\(accept ?? "none")")
        }
    }

    @Test(arguments: ["/a/x", "/a/x.md", "/a/x.txt", "/library.csv", "/json", "/events/x"])
    func `all else fails as text`(path: String) async throws {
        let response = try await failures.middleware({ _ in throw Failure(.gone) })(.make(.get, path))
        #expect(response.fields[.contentType] == "text/plain; charset=utf-8")
    }

    @Test func `whoever is signed in still is`() async throws {
        var configuration = Configuration()
        configuration.identityHeader = FieldName("remote-user")
        let failures = failures(configuration)
        for (peer, isShown) in [
            (Peer.address(.loopback), true), (.address(try #require(IPAddress("192.0.2.1"))), false),
        ] {
            let request = Request.make(
                .get, "/x", accept: "text/html", fields: [("Remote-User", "anna")], peer: peer)
            let response = try await failures.middleware({ _ in throw Failure(.notFound) })(request)
            #expect(try await response.text().contains("anna") == isShown)
        }
    }

    @Test func `an answer that is no failure passes`() async throws {
        let response = try await failures.middleware({ _ in Response(.accepted, text: "x") })(.make())
        #expect(response.status == .accepted && response.fields[.vary] == nil)
        #expect(lines.all.isEmpty)
    }

    @Test(arguments: forms)
    func `the server's own refusals keep their status and their sentence`(accept: String, type: String) async throws {
        for code in [400, 404, 405, 408, 413, 414, 415, 416, 417, 421, 431, 501, 503, 505] {
            let response = try await answer(to: HTTPError(Status(code), "Sentence."), accept: accept)
            #expect(response.status.code == code)
            #expect(response.fields[.contentType] == type)
            // These two the domain says in its own words.
            let isOwn = [404].contains(code)
            #expect(try await response.text().contains("Sentence.") == !isOwn, "\(code)")
        }
    }

    @Test(arguments: forms)
    func `when and how to try again is told`(accept: String, type: String) async throws {
        let busy = try await answer(to: HTTPError(.serviceUnavailable, "Busy.", retryAfter: 7), accept: accept)
        #expect(busy.fields.values(.retryAfter) == ["7"])
        let many = try await answer(to: HTTPError(Status(429), "Slow down.", retryAfter: 9), accept: accept)
        #expect(many.fields.values(.retryAfter) == ["9"])
        let quota = try await answer(to: Failure.quotaExhausted(limit: "1 a day", retryAfter: 60), accept: accept)
        #expect(quota.status.code == 429 && quota.fields.values(.retryAfter) == ["60"])
        let method = try await answer(to: HTTPError(.methodNotAllowed, "No.", allow: "GET, HEAD"), accept: accept)
        #expect(method.fields.values(.allow) == ["GET, HEAD"])
        #expect(method.fields[.retryAfter] == nil)
    }

    @Test func `programs are told what is left of their rate where they fail`() async throws {
        var configuration = Configuration()
        configuration.rate = .perMinute(2)
        configuration.freeTier = 5
        let access = Access(configuration)
        let failures = failures(configuration, access: access)
        var caller = Request.make(.post, "/")
        caller.client.address = IPAddress(192, 0, 2, 1)
        for _ in 0..<2 { try access.rates.check(access.caller(of: caller)) }
        for (path, fields, code, left) in [
            ("/v1/chat/completions", [], .quotaExhausted, "0"), ("/api/chat", [], .busy, "0"), ("/", [], .busy, nil),
            ("/v1/models", [], .unauthorized, nil),
            ("/v1/chat/completions", [("X-Free-Tier", "true")], .quotaExhausted, nil),
        ] as [(String, [(String, String)], Failure.Code, String?)] {
            var request = Request.make(.post, path, fields: fields)
            request.client.address = IPAddress(192, 0, 2, 1)
            let response = try await failures.middleware({ _ in throw Failure(code) })(request)
            #expect(response.fields[.rateRemaining] == left, "\(path) \(code)")
            #expect(response.fields[.rateLimit] == left.map { _ in "2" })
            #expect((response.fields[.rateReset] == nil) == (left == nil))
        }
    }

    @Test func `programs get a problem that they can read`() async throws {
        let failure = Failure(.busy, message: "Say \"no\"\n<b>", retryAfter: 7, field: "im\"age", detail: "secret")
        let response = try await answer(to: failure, accept: "application/json")
        let problem = try JSON.parse(try await response.collect())
        #expect(problem["title"]?.string == "Busy")
        #expect(problem["status"]?.int == 503)
        #expect(problem["detail"]?.string == "Say \"no\"\n<b>")
        #expect(problem["code"]?.string == "busy")
        #expect(problem["advice"]?.string == failure.advice)
        #expect(problem["field"]?.string == "im\"age")
        #expect(problem["retry_after"]?.int == 7)
        #expect(problem["request_id"]?.string == "id-1")
    }

    @Test(arguments: Failure.Code.allCases)
    func `every failure of the domain has all three forms`(code: Failure.Code) async throws {
        let failure = Failure(code)
        for (accept, type) in Self.forms {
            let response = try await answer(to: failure, accept: accept)
            #expect(response.status.code == failure.status ?? 500)
            #expect(response.fields[.contentType] == type)
            #expect(!(try await response.collect()).isEmpty)
        }
        let response = try await answer(to: failure, accept: "application/json")
        #expect(try JSON.parse(try await response.collect())["code"]?.string == code.rawValue)
    }

    @Test(arguments: forms)
    func `what broke inside is logged and not shown`(accept: String, type: String) async throws {
        let errors: [any Error] = [
            Leak(), Failure(.internal, detail: "secret of /etc/shadow"),
            HTTPError(.internalServerError, "secret of /etc/shadow"),
        ]
        for (index, error) in errors.enumerated() {
            let response = try await answer(to: error, accept: accept)
            #expect(response.status == .internalServerError)
            let text = try await response.text()
            #expect(!text.contains("secret") && !text.contains("shadow"))
            // So that whoever runs the server can find the line.
            #expect(text.contains("id-1"))
            let line = try #require(lines.all.dropFirst(index).first)
            #expect(line.contains("error internal error id=id-1 path=/a ") && line.contains("secret of /etc/shadow"))
            #expect(!line.contains("key=secret"))
        }
        #expect(lines.all.count == errors.count)
    }

    @Test(arguments: forms)
    func `details of other failures are for the log as well`(accept: String, type: String) async throws {
        let response = try await answer(to: Failure(.upstreamError, detail: "secret words"), accept: accept)
        #expect(!(try await response.text()).contains("secret"))
        #expect(lines.all.count == 1)
        #expect(
            lines.all.first?.contains("warning failure id=id-1 path=/a code=upstream_error detail=\"secret words\"")
                == true)
    }

    @Test func `a visitor's mistake is no line of its own`() async throws {
        _ = try await answer(to: HTTPError(.notFound, "x"))
        _ = try await answer(to: Failure(.noPicture))
        #expect(lines.all.isEmpty)
    }

    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'&\u{202E}\r\n"])
    func `nothing from outside becomes markup`(hostile: String) async throws {
        let errors: [any Error] = [
            HTTPError(.badRequest, hostile), HTTPError(.misdirectedRequest, "x"),
            Failure(.invalidRequest, message: hostile, advice: hostile),
            Failure.modelNotFound(hostile, available: [hostile]),
        ]
        let tags = try await answer(to: HTTPError(.badRequest, "x"), accept: "text/html").text().utf8.count {
            $0 == 0x3C
        }
        for error in errors {
            var request = Request.make(.get, "/\(hostile)", accept: "text/html", host: hostile)
            request.id = hostile
            let response = try await failures.middleware({ _ in throw error })(request)
            let page = try await response.text()
            #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
            #expect(!page.contains(hostile) && !page.contains("<script") && !page.contains("<img"))
            #expect(page.utf8.count { $0 == 0x3C } == tags, "as many tags as ever")
        }
    }

    @Test func `the page finds its style sheet below the prefix`() async throws {
        let page = try await answer(to: HTTPError(.notFound, "x"), accept: "text/html", prefix: "/base").text()
        #expect(page.contains("<link rel=\"stylesheet\" href=\"/base/assets/style.css\">"))
    }

    @Test func `what was no request is answered as text, and logged`() async throws {
        let response = failures.unparsed(HTTPError(.versionNotSupported, "Only HTTP/1."), Rejected(peer: .local))
        #expect(response.status == .versionNotSupported)
        #expect(response.fields[.contentType] == "text/plain; charset=utf-8")
        #expect(try await response.text().hasPrefix("Only HTTP/1.\n"))
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains("info refused client=local status=505 why=\"Only HTTP/1.\"") == true)
    }

    @Test func `a body that broke off behind its answer has its line in the access log`() async throws {
        let request = Request.make(.post, "/a?b", accept: "application/json")
        let response = failures.unparsed(HTTPError(.badRequest, "Cut."), Rejected(peer: .local, request: request))
        #expect(response.status == .badRequest && response.fields[.contentType] == "application/problem+json")
        #expect(lines.all.isEmpty)
    }
}
