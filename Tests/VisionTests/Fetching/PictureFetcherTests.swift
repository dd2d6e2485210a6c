import Testing
import Vignette

@testable import Vision

/// Fetching with one loopback address that counts as public, and the rest of the machine that does not.
@Suite(.timeLimit(.minutes(5))) struct PictureFetcherTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 300_000)

    @Test(arguments: [
        ("image/jpeg", "image/jpeg"), ("IMAGE/PNG; charset=x", "image/png"), ("image/heic", "image/heic"),
        ("application/octet-stream", nil), ("", nil),
    ])
    func `a picture becomes an upload`(type: String, claimed: String?) async throws {
        let server = try FaultServer(host: 2) { _ in .image(Self.jpeg, type: type) }
        let fetching = try Fetching()
        let upload = try await fetching.fetch(" \(server.url)/a.jpg?size=1#top\n")
        #expect(upload.bytes == Self.jpeg && upload.claimedType == claimed)
        #expect(fetching.passed.map(\.description) == ["127.0.0.2"])
    }

    @Test func `nothing is sent that says who asks`() async throws {
        let server = try FaultServer(host: 2) { request in
            request.path == "/" ? .redirect("/next?a=b") : .image(Self.jpeg)
        }
        _ = try await Fetching().fetch(server.url)
        let host = server.url.dropFirst("http://".count)
        for (request, target) in zip(server.requests, ["/", "/next?a=b"]) {
            #expect(
                request.head == "GET \(target) HTTP/1.1\r\nHost: \(host)\r\n"
                    + "Accept: image/jpeg,image/png,image/webp;q=0.9,image/*;q=0.5\r\nUser-Agent: Vignette\r\n\r\n")
        }
        #expect(server.requests.count == 2)
    }

    @Test func `cookies are not kept, nor are connections`() async throws {
        let server = try FaultServer(host: 2) { _ in
            .body(200, type: "image/png", Self.jpeg, fields: [("Set-Cookie", "a=b; Path=/"), ("Alt-Svc", "h2=\":1\"")])
        }
        let fetching = try Fetching()
        for _ in 0..<3 { _ = try await fetching.fetch(server.url + "/a") }
        #expect(server.requests.allSatisfy { $0["Cookie"] == nil })
        // Each was judged.
        #expect(server.log.opened == 3 && fetching.judged.count == 3)
    }

    @Test(arguments: ["chunked", "until the end"])
    func `a picture need not say how long it is`(framing: String) async throws {
        let server = try FaultServer(host: 2) { _ in
            framing == "chunked"
                ? .steps([
                    FaultReply.head(200, [("Transfer-Encoding", "chunked"), ("Content-Type", "image/gif")]),
                    .chunk("abc"), .chunk("def"), .lastChunk,
                ])
                : .steps([FaultReply.head(200, [("Connection", "close")]), .send("abcdef"), .close])
        }
        #expect(try await Fetching().fetch(server.url).bytes == Array("abcdef".utf8))
    }

    // MARK: - Addresses

    @Test(arguments: [
        "http://127.0.0.1", "http://localhost", "http://LOCALHOST", "http://a.localhost", "http://[::1]",
        "http://[::ffff:127.0.0.1]", "http://[0:0:0:0:0:ffff:7f00:1]", "http://[::127.0.0.1]", "http://0.0.0.0",
        "http://[::]", "http://127.0.0.3", "http://[::ffff:7f00:2]", "http://[64:ff9b::7f00:1]",
        "http://[2002:7f00:1::]",
    ])
    func `a private address is not connected to`(host: String) async throws {
        let private1 = try FaultServer { _ in .image(Self.jpeg) }
        for isPublic: Fetching.Public in [.oneOnly, .table] {
            let fetching = try Fetching(isPublic)
            let failure = try await fetching.failure("\(host):\(private1.port)/a.jpg")
            #expect(failure.code == .remoteImageRefused && failure.status == 400 && failure.field == "image")
            #expect(failure.message == "No public server sends a whole picture from this address.")
            #expect(!"\(failure.message) \(failure.advice)".contains("127"))
            #expect(fetching.passed.isEmpty, "\(host)")
        }
        #expect(private1.log.opened == 0)
    }

    /// Else a name that leads into a private network could be told from one that does not exist.
    @Test func `who is refused, unknown and silent sounds the same`() async throws {
        let fetching = try Fetching()
        let closed = try FaultServer(host: 2) { _ in .steps([.reset]) }
        let failures = [
            try await fetching.failure("http://127.0.0.1/"), try await fetching.failure("http://name.invalid/"),
            try await fetching.failure("http://127.0.0.2:1/"), try await fetching.failure(closed.url),
        ]
        #expect(Set(failures.map { "\($0.message) \($0.advice) \($0.status ?? 0) \($0.canRetry)" }).count == 1)
        #expect(failures[0].detail == "127.0.0.1 is private to this test")
    }

    @Test(arguments: [
        "http://user@127.0.0.2", "http://user:pass@127.0.0.2", "file:///etc/passwd", "http:127.0.0.2", "http://127.0.2",
        "ftp://127.0.0.2", "//127.0.0.2", "http://127.0.0.2\\@127.0.0.1", "", "http://127.0.0.2/\u{0}",
    ])
    func `an address with two meanings is not looked at`(url: String) async throws {
        let fetching = try Fetching()
        let failure = try await fetching.failure(url)
        #expect(failure.code == .remoteImageRefused && failure.status == 400)
        #expect(failure.message.hasPrefix("The address of the picture cannot be read"))
        #expect(fetching.judged.isEmpty)
    }

    // MARK: - Replies

    @Test(arguments: [400, 401, 403, 404, 410, 418, 429, 500, 503, 304, 300])
    func `a status is told in the words that clients know`(status: Int) async throws {
        let server = try FaultServer(host: 2) { _ in
            .body(status, type: "image/jpeg", Array("canary".utf8), fields: [("X-Canary", "canary")])
        }
        let failure = try await Fetching().failure(server.url)
        #expect(failure.message == "failed to fetch image: \(status)")
        #expect(failure.code == .remoteImageRefused && failure.status == 400)
        #expect(!"\(failure)".contains("canary"))
    }

    @Test(arguments: [
        [("Content-Type", "text/html")], [("Content-Type", "text/html; image/png")],
        [("Content-Type", "application/json")],
        [("Content-Type", "video/mp4")], [("Content-Type", "imagery/png")],
        [("Content-Type", "image/png"), ("Content-Encoding", "gzip")],
        [("Content-Type", "image/png"), ("Content-Encoding", "canary")],
    ])
    func `what is no picture is not read`(fields: [(String, String)]) async throws {
        let server = try FaultServer(host: 2) { _ in
            .steps([FaultReply.head(200, fields + [("Content-Length", "100000000")]), .flood(67, count: 100_000_000)])
        }
        let failure = try await Fetching().failure(server.url)
        #expect(failure.code == .unsupportedMedia && failure.status == 415 && failure.field == "image")
        #expect(failure.message == "What the address leads to is not a picture.")
        #expect(!failure.advice.contains("canary"))
        try await server.until { $0.left == 1 }
        #expect(server.log.sent < 50_000_000)
    }

    @Test(arguments: [true, false])
    func `a picture that is too large is not read to its end`(isAnnounced: Bool) async throws {
        let length = isAnnounced ? [("Content-Length", "200000000")] : []
        let server = try FaultServer(host: 2) { _ in
            .steps([FaultReply.head(200, [("Content-Type", "image/png")] + length), .flood(67, count: 200_000_000)])
        }
        let failure = try await Fetching().failure(server.url)
        #expect(failure.code == .tooLarge && failure.status == 413)
        #expect(
            failure.message
                == (isAnnounced
                    ? "The picture is 190.8 MB; at most 1 MB are allowed."
                    : "The picture is larger than 1 MB, the most that is allowed."))
        try await server.until { $0.left == 1 }
        #expect(server.log.sent < 50_000_000)
    }

    @Test func `a picture may be as large as allowed`() async throws {
        let most = [UInt8](repeating: 9, count: 1 << 20)
        let server = try FaultServer(host: 2) { request in .image(request.path == "/a" ? most : most + [9]) }
        let fetching = try Fetching()
        #expect(try await fetching.fetch(server.url + "/a").bytes == most)
        #expect(try await fetching.failure(server.url + "/b").code == .tooLarge)
    }

    @Test(arguments: [204, 200])
    func `nothing is no picture`(status: Int) async throws {
        let server = try FaultServer(host: 2) { _ in .steps([FaultReply.head(status, [("Content-Length", "0")])]) }
        #expect(try await Fetching().failure(server.url).code == .decodeFailed)
    }

    @Test func `what breaks off or is no reply sounds as if nobody were there`() async throws {
        for steps: [FaultStep] in [
            [FaultReply.head(200, [("Content-Length", "10")]), .send("canary"), .close],
            [FaultReply.head(200, [("Transfer-Encoding", "gzip, chunked")]), .send("canary"), .close],
            [.send("HTTP/1.1 2canary\r\n\r\n"), .close],
        ] {
            let server = try FaultServer(host: 2) { _ in .steps(steps) }
            let failure = try await Fetching().failure(server.url)
            #expect(failure.message == "No public server sends a whole picture from this address.")
            #expect(failure.status == 400 && !failure.advice.contains("canary"))
        }
    }
}
