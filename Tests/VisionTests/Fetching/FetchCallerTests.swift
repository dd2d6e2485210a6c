import Testing
import Vignette

@testable import Vision

/// What one caller, or one server, can keep from all others.
@Suite(.timeLimit(.minutes(5))) struct FetchCallerTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]

    @Test func `one caller has two places at most`() async throws {
        let gate = FaultGate()
        let server = try FaultServer(host: 2) { request in
            request.path == "/a"
                ? FaultReply(steps: [.await(gate)] + FaultReply.image(Self.jpeg).steps)
                : .image(Self.jpeg)
        }
        let fetching = try Fetching { $0.patience = .milliseconds(50) }
        async let first = fetching.fetch(server.url + "/a", for: "a")
        async let second = fetching.fetch(server.url + "/a", for: "a")
        try await server.until { $0.requests.count == 2 }
        #expect(try await fetching.failure(server.url + "/b", for: "a").code == .busy)
        #expect(try await fetching.fetch(server.url + "/b", for: "b").bytes == Self.jpeg)
        gate.open()
        #expect(try await [first, second].map(\.bytes) == [Self.jpeg, Self.jpeg])
        // Both places are free again.
        #expect(try await fetching.fetch(server.url + "/b", for: "a").bytes == Self.jpeg)
    }

    @Test func `who waits for a place of their own is passed by others`() async throws {
        let (held, other) = (FaultGate(), FaultGate())
        let server = try FaultServer(host: 2) { request in
            switch request.path {
            case "/held": FaultReply(steps: [.await(held)] + FaultReply.image(Self.jpeg).steps)
            case "/other": FaultReply(steps: [.await(other)] + FaultReply.image(Self.jpeg).steps)
            default: .image(Self.jpeg)
            }
        }
        let fetching = try Fetching {
            ($0.atOnce, $0.perCaller, $0.patience) = (2, 1, .seconds(120))
        }
        async let first = fetching.fetch(server.url + "/held", for: "a")
        async let passing = fetching.fetch(server.url + "/other", for: "c")
        try await server.until { $0.requests.count == 2 }
        async let waiting = fetching.fetch(server.url, for: "a")
        async let next = fetching.fetch(server.url, for: "b")
        other.open()
        #expect(try await [passing, next].map(\.bytes) == [Self.jpeg, Self.jpeg])
        #expect(server.requests.count == 3)
        held.open()
        #expect(try await [first, waiting].map(\.bytes) == [Self.jpeg, Self.jpeg])
    }

    @Test func `a picture that comes too slowly, or pauses, is left`() async throws {
        let head = FaultReply.head(200, [("Content-Type", "image/png"), ("Content-Length", "1000")])
        for steps: [FaultStep] in [
            [head, .drip([UInt8](repeating: 1, count: 1000), pause: .milliseconds(10))], [head, .hold],
        ] {
            let server = try FaultServer(host: 2) { _ in .steps(steps) }
            let fetching = try Fetching {
                ($0.grace, $0.whole) = (.milliseconds(100), .seconds(120))
            }
            let failure = try await fetching.failure(server.url)
            #expect(failure.message == "The server of the picture sends it too slowly.")
            #expect(failure.code == .remoteImageRefused && failure.status == 400)
            try await server.until { $0.left == 1 }
        }
    }

    @Test(arguments: [
        (1, 3000, false), (1, 3001, true), (30_000, 3000, false), (31_000, 3100, false), (30_999, 3100, true),
        (149_999, 15_000, true), (150_000, 15_000, false),
    ])
    func `10 KB a second are wanted from the third second on`(count: Int, milliseconds: Int, isTooSlow: Bool) {
        #expect(FetchLimits(bytes: 1 << 20).isTooSlow(count, in: .milliseconds(milliseconds)) == isTooSlow)
    }

    @Test(arguments: [
        "http://127.0.0.2:22", "https://127.0.0.2:8443/a.jpg", "http://127.0.0.2:8080", "http://[::1]:6379/",
    ])
    func `only the ports of the web are asked`(url: String) async throws {
        let fetching = try Fetching(ports: [80, 443])
        let failure = try await fetching.failure(url)
        #expect(failure.message == "The address of the picture names a port other than 80 and 443.")
        #expect(failure.code == .remoteImageRefused && failure.field == "image" && fetching.judged.isEmpty)
    }

    @Test(arguments: ["http://127.0.0.3", "http://127.0.0.3:80/", "https://127.0.0.3:443/", "http://127.0.0.3:443/"])
    func `those of the web are not refused`(url: String) async throws {
        let fetching = try Fetching(ports: [80, 443])
        #expect(try await fetching.failure(url).detail?.hasSuffix("is private to this test") == true)
    }

    @Test func `no server leads on to another port`() async throws {
        let inside = try FaultServer(host: 2) { _ in .image(Self.jpeg) }
        let server = try FaultServer(host: 2) { _ in .redirect(inside.url) }
        let fetching = try Fetching(ports: [server.port])
        let failure = try await fetching.failure(server.url)
        #expect(failure.message == "The address of the picture names a port other than 80 and 443.")
        #expect(inside.log.opened == 0)
    }
}
