import Bytes
import HTTP
import Imaging
import Loop
import Pages
import Synchronization
import Testing

@testable import App

/// The whole site through its handler, without a socket.
@Suite struct SiteTests {
    typealias Method = HTTP.Method

    private static let security: [(FieldName, String)] = [
        (.xContentTypeOptions, "nosniff"), (.referrerPolicy, "same-origin"), (.crossOriginOpenerPolicy, "same-origin"),
    ]
    private let lines = Lines()
    private let workers = Workers()
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["Public/style.css": String(repeating: "a { color: red }\n", count: 99)])
    }

    private func site(_ change: (inout Configuration) -> Void = { _ in }) throws -> Site {
        var configuration = Configuration()
        configuration.root = folder.path
        change(&configuration)
        return Site(
            configuration, assets: try Assets(folder: folder.path + "/Public"), pages: try .ofProject(),
            readiness: Readiness(wanted: 2) { [workers] in workers.value },
            log: Log(level: .debug) { [lines] in lines.add($0) })
    }

    private func expectSecurity(_ response: Response, _ comment: Comment) {
        for (name, value) in Self.security { #expect(response.fields.values(name) == [value], comment) }
        let policy = response.fields[.contentSecurityPolicy]
        #expect(policy?.contains("default-src 'none'") == true, comment)
        #expect(policy?.contains("frame-ancestors 'none'") == true, comment)
        #expect(policy?.contains("unsafe") == false, comment)
    }

    @Test func `it is alive, and ready until it stops`() async throws {
        let site = try site()
        for method in [Method.get, .head] {
            #expect(try await site.handler(.make(method, "/healthz")).text() == "ok\n")
            #expect(try await site.handler(.make(method, "/readyz")).status == .ok)
        }
        #expect(try await site.handler(.make(.get, "/readyz")).text() == "ready\npicture workers: 2 of 2\n")
        site.readiness.stopServing()
        let response = try await site.handler(.make(.get, "/readyz"))
        #expect(response.status == .serviceUnavailable)
        #expect(response.fields[.cacheControl] == "no-store")
        #expect(try await response.text() == "stopping\n")
        #expect(try await site.handler(.make(.get, "/healthz")).status == .ok, "it still lives")
    }

    @Test func `readyz names what is missing, and waits for the first worker`() async throws {
        let site = try site()
        let report = WorkerReport(
            decodes: ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"], readsText: [],
            readsCodes: true, unprotected: ["system calls: Function not implemented"])
        workers.set { $0 = ImagingPool.Status(ready: 1, report: report) }
        let text = try await site.handler(.make(.get, "/readyz")).text()
        for part in ["1 of 2", "not decoded: HEIC", "tesseract", "system calls"] {
            #expect(text.contains(part), "\(text)")
        }
        #expect(!text.contains("AVIF") && !text.contains("bar codes"))
        workers.set { $0 = ImagingPool.Status() }
        #expect(try await site.handler(.make(.get, "/readyz")).status == .serviceUnavailable)
        workers.set { $0.unreadySince = .now() }
        #expect(try await site.handler(.make(.get, "/readyz")).status == .ok, "another is there in a moment")
        workers.set { $0.unreadySince = Moment(nanoseconds: 0) }
        #expect(try await site.handler(.make(.get, "/readyz")).status == .serviceUnavailable)
        #expect(try await site.handler(.make(.get, "/healthz")).status == .ok)
    }

    @Test(arguments: [
        ("GET", "/healthz", 200), ("HEAD", "/healthz", 200), ("OPTIONS", "/healthz", 204), ("OPTIONS", "*", 204),
        ("POST", "/healthz", 405), ("GET", "/nowhere", 404), ("GET", "/%ff", 400), ("GET", "//evil.example", 404),
        ("GET", "/assets/../../etc/passwd", 404), ("GET", "/assets/%2e%2e%2fPublic%2fstyle.css", 404),
        ("GET", "/assets/", 404),
    ])
    func `every answer carries the security fields and a request id`(method: String, path: String, code: Int)
        async throws
    {
        let site = try site()
        for accept in ["*/*", FailureResponsesTests.browser, "application/json"] {
            let asked = try #require(Method(method))
            let response = try await site.handler(.make(asked, path, accept: accept))
            #expect(response.status.code == code)
            #expect(response.fields.values(.xRequestID).count == 1)
            expectSecurity(response, "\(method) \(path)")
        }
    }

    @Test func `a name it is not known by gets 421`() async throws {
        let site = try site { $0.allowedHosts = ["pictures.example"] }
        for host in ["localhost", "127.0.0.1:8080", "[::1]:8080", "pictures.example"] {
            #expect(try await site.handler(.make(.get, "/healthz", host: host)).status == .ok, "\(host)")
        }
        for host in ["evil.example", "localhost.evil.example", "pictures.example.evil.example:80", "<script>"] {
            let response = try await site.handler(.make(.get, "/healthz", accept: "text/html", host: host))
            #expect(response.status == .misdirectedRequest)
            #expect(!(try await response.text()).contains("<script>"))
            expectSecurity(response, "\(host)")
        }
    }

    @Test func `a forwarded name must be allowed as well`() async throws {
        let site = try site { $0.publicURL = PublicURL("https://pictures.example/") }
        let forwarded = { (host: String) in [("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Host", host)] }
        let known = Request.make(.get, "/healthz", fields: forwarded("pictures.example"))
        #expect(try await site.handler(known).status == .ok)
        let other = Request.make(.get, "/healthz", fields: forwarded("evil.example"))
        #expect(try await site.handler(other).status == .misdirectedRequest)
        // From somebody who is no proxy the field says nothing.
        let peer = Peer.address(IPAddress(203, 0, 113, 5))
        let stranger = Request.make(.get, "/healthz", fields: forwarded("evil.example"), peer: peer)
        #expect(try await site.handler(stranger).status == .ok)
    }

    @Test(arguments: ["/healthz", "/base/healthz"])
    func `it lies below its base path, with or without a proxy that strips it`(path: String) async throws {
        for site in [
            try site { $0.basePath = BasePath("/base") ?? .root },
            try site { $0.publicURL = PublicURL("http://localhost/base") },
        ] {
            #expect(try await site.handler(.make(.get, path)).status == .ok)
            let page = try await site.handler(.make(.get, "/nowhere", accept: "text/html")).text()
            #expect(page.contains("href=\"/base/assets/style."))
            let fields = [("X-Forwarded-Prefix", "/outer")]
            let forwarded = try await site.handler(.make(.get, "/nowhere", accept: "text/html", fields: fields)).text()
            #expect(forwarded.contains("href=\"/outer/assets/style."))
        }
    }

    @Test func `the style sheet that a page names is there, and is not sent twice`() async throws {
        let site = try site()
        let page = try await site.handler(.make(.get, "/nowhere", accept: "text/html")).text()
        let start = try #require(page.firstRange(of: "href=\"")?.upperBound)
        let path = String(page[start...].prefix { $0 != "\"" })
        let sheet = try await site.handler(.make(.get, path, fields: [("Accept-Encoding", "gzip")]))
        #expect(sheet.status == .ok && sheet.fields[.contentEncoding] == "gzip")
        expectSecurity(sheet, "style sheet")
        let tag = try #require(sheet.fields[.etag])
        let again = [("Accept-Encoding", "gzip"), ("If-None-Match", tag)]
        #expect(try await site.handler(.make(.get, path, fields: again)).status == .notModified)
        let part = try await site.handler(.make(.get, path, fields: [("Range", "bytes=0-3")]))
        #expect(part.status == .partialContent)
        #expect(try await part.text() == "a { ")
    }

    @Test func `each request is one line of the log, without its query`() async throws {
        let site = try site()
        let fields = [("X-Forwarded-For", "192.0.2.7"), ("X-Request-ID", "given-1")]
        let response = try await site.handler(.make(.get, "/healthz?token=secret", fields: fields))
        #expect(lines.all.isEmpty, "nothing is said before the end")
        let outcome = ResponseOutcome(status: .ok, bodyBytes: 3, isComplete: true, duration: .milliseconds(5))
        let onEnd = try #require(response.onEnd)
        onEnd(outcome)
        #expect(lines.all.count == 1)
        let line = try #require(lines.all.first)
        #expect(
            line.contains(
                " info request id=given-1 client=192.0.2.7 method=GET path=/healthz status=200 bytes=3 ms=5.0"),
            "\(line)")
        #expect(!line.contains("secret"))
    }

    @Test func `failures are logged under the id that the answer carries`() async throws {
        let site = try site()
        let response = try await site.handler(.make(.get, "/nowhere?secret", accept: "application/json"))
        let outcome = ResponseOutcome(status: .notFound, bodyBytes: 0, isComplete: false, duration: .zero)
        let onEnd = try #require(response.onEnd)
        onEnd(outcome)
        let id = try #require(response.fields[.xRequestID])
        #expect(try JSON.parse(try await response.collect())["request_id"]?.string == id)
        #expect(lines.all.count == 1)
        let line = try #require(lines.all.first)
        #expect(line.contains(" id=\(id) ") && line.contains(" status=404 "), "\(line)")
        #expect(!line.contains("secret"))
    }

    @Test func `what was no request gets the security fields too`() async throws {
        let site = try site { $0.basePath = BasePath("/base") ?? .root }
        for (error, request) in [
            (HTTPError(.notImplemented, "No such method."), nil), (HTTPError(.headerFieldsTooLarge, "Long."), nil),
            (HTTPError(.badRequest, "Cut."), Request.make(.post, "/x", accept: "text/html")),
        ] as [(HTTPError, Request?)] {
            let response = site.errorResponse(error, Rejected(peer: .local, request: request))
            #expect(response.status == error.status)
            expectSecurity(response, "\(error.status)")
            if request != nil { #expect(try await response.text().contains("href=\"/base/assets/style.")) }
        }
    }
}
