import Testing
import Vignette

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct FetchRedirectTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a public server cannot lead into the private network`(status: Int) async throws {
        let inside = try FaultServer { _ in .image(Self.jpeg) }
        let port = inside.port
        for host in [
            "http://127.0.0.1", "http://localhost", "http://[::1]", "http://[::ffff:127.0.0.1]", "//127.0.0.1",
        ] {
            let server = try FaultServer(host: 2) { _ in .redirect("\(host):\(port)/a.jpg", status: status) }
            let fetching = try Fetching()
            let failure = try await fetching.failure(server.url)
            #expect(failure.message == "No public server sends a whole picture from this address.")
            #expect(fetching.passed.map(\.description) == ["127.0.0.2"], "\(host)")
            #expect(fetching.judged.count > 1)
        }
        #expect(inside.log.opened == 0)
    }

    @Test func `an address may lead on three times`() async throws {
        let server = try FaultServer(host: 2) { request in
            let left = Int(request.path.dropFirst()) ?? 0
            return left == 0 ? .image(Self.jpeg) : .redirect("\(left - 1)")
        }
        let fetching = try Fetching()
        for count in 0...3 {
            #expect(try await fetching.fetch("\(server.url)/\(count)").bytes == Self.jpeg)
        }
        let asked = server.requests.count
        let failure = try await fetching.failure("\(server.url)/4")
        #expect(failure.message == "The address of the picture leads on more than 3 times.")
        #expect(failure.code == .remoteImageRefused && failure.status == 400)
        #expect(server.requests.count == asked + 4)
        // Each had a connection of its own.
        #expect(fetching.judged.count == server.requests.count && server.log.opened == server.requests.count)
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://127.0.0.2/", "gopher://127.0.0.2/", "dict://127.0.0.2/", "javascript:alert(1)",
        "http://user:pass@127.0.0.2/", "http://127.0.0.2\\@127.0.0.1/", "http://2130706434/",
        "data:image/png;base64,AAAA",
        "http:127.0.0.2", "",
    ])
    func `it leads to nothing else`(location: String) async throws {
        let server = try FaultServer(host: 2) { _ in .redirect(location) }
        let fetching = try Fetching()
        let failure = try await fetching.failure(server.url)
        #expect(failure.message == "The address of the picture leads on to something that is not fetched.")
        #expect(fetching.judged.count == 1)
    }

    @Test func `a redirect without a place is a status`() async throws {
        let server = try FaultServer(host: 2) { _ in .steps([FaultReply.head(302, [("Content-Length", "0")])]) }
        #expect(try await Fetching().failure(server.url).message == "failed to fetch image: 302")
    }

    @Test func `the whole time counts all of them together`() async throws {
        let server = try FaultServer(host: 2) { _ in
            .steps([.pause(.milliseconds(150))] + FaultReply.redirect("/again").steps)
        }
        let fetching = try Fetching {
            $0.whole = .milliseconds(400)
            $0.redirects = 1000
        }
        #expect(try await fetching.failure(server.url).message.hasPrefix("The picture could not be fetched within"))
        #expect(server.requests.count < 10)
    }

    @Test func `what was asked for safely is not fetched unsafely`() throws {
        let safe = try #require(RemoteAddress(Array("https://a.example/x".utf8)))
        let unsafe = try #require(RemoteAddress(Array("http://a.example/x".utf8)))
        #expect(try PictureFetcher.next(unsafe, "https://b.example/", field: nil).scheme == .https)
        #expect(try PictureFetcher.next(unsafe, "http://b.example/", field: nil).scheme == .http)
        #expect(try PictureFetcher.next(safe, "//b.example/", field: nil).scheme == .https)
        #expect(throws: Failure.ledAstray("leads on from https to http", field: "f")) {
            try PictureFetcher.next(safe, "http://a.example/x", field: "f")
        }
    }
}
