import Testing
import Vignette

@testable import Vision

/// How long fetching may take, and how much of it may go on at once.
@Suite(.timeLimit(.minutes(5))) struct FetchTimeTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]

    @Test func `who sends too slowly or not at all is left`() async throws {
        let head = FaultReply.head(200, [("Content-Type", "image/png"), ("Content-Length", "1000")])
        for steps: [FaultStep] in [
            [.hold], [head, .hold], [head, .drip([UInt8](repeating: 1, count: 1000), pause: .milliseconds(20))],
            [.send("HTTP/1.1 200 OK\r\n"), .hold],
        ] {
            let server = try FaultServer(host: 2) { _ in .steps(steps) }
            let fetching = try Fetching { $0.whole = .milliseconds(300) }
            let failure = try await fetching.failure(server.url)
            #expect(failure.message == "The picture could not be fetched within 1 second.")
            #expect(failure.code == .remoteImageRefused && failure.status == 400)
            try await server.until { $0.left == 1 }
        }
    }

    @Test func `so many are fetched at once, a few wait, and the rest is busy`() async throws {
        let gate = FaultGate()
        let server = try FaultServer(host: 2) { _ in
            FaultReply(steps: [.await(gate)] + FaultReply.image(Self.jpeg).steps)
        }
        let fetching = try Fetching {
            $0.atOnce = 2
            $0.patience = .seconds(120)
        }
        let results = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do throws(Failure) {
                        _ = try await fetching.fetcher.fetch(Array(server.url.utf8)) { $0 }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            // Two are at the server and eight wait: the other ten hear so without anybody having got anything.
            var results: [Failure?] = []
            for await result in group {
                results.append(result)
                if results.count == 10 {
                    #expect(results.allSatisfy { $0?.code == .busy && $0?.retryAfter != nil })
                    try? await server.until { $0.opened == 2 }
                    gate.open()
                }
            }
            return results
        }
        #expect(results.count { $0 == nil } == 10)
        // What waited was let in one by one.
        #expect(server.log.opened == 10)
    }

    @Test func `nobody waits for long`() async throws {
        let gate = FaultGate()
        let server = try FaultServer(host: 2) { _ in
            FaultReply(steps: [.await(gate)] + FaultReply.image(Self.jpeg).steps)
        }
        let fetching = try Fetching {
            $0.atOnce = 1
            $0.patience = .milliseconds(100)
        }
        async let first = fetching.fetch(server.url)
        try await server.until { $0.requests.count == 1 }
        #expect(try await fetching.failure(server.url).code == .busy)
        gate.open()
        #expect(try await first.bytes == Self.jpeg)
        // The place is free again.
        #expect(try await fetching.fetch(server.url).bytes == Self.jpeg)
    }

    @Test func `who leaves ends the fetch, and gives up its place`() async throws {
        let server = try FaultServer(host: 2) { request in
            request.path == "/" ? .steps([.hold]) : .image(Self.jpeg)
        }
        let fetching = try Fetching { $0.atOnce = 1 }
        let holding = Task { try await fetching.failure(server.url) }
        try await server.until { $0.requests.count == 1 }
        let waiting = Task { try await fetching.failure(server.url) }
        waiting.cancel()
        #expect(try await waiting.value.code == .stopped)
        holding.cancel()
        #expect(try await holding.value.code == .stopped)
        try await server.until { $0.left == 1 }
        #expect(try await fetching.fetch(server.url + "/a").bytes == Self.jpeg)
    }

    @Test func `a closed fetcher fetches nothing`() async throws {
        let server = try FaultServer(host: 2) { _ in .image(Self.jpeg) }
        let fetching = try Fetching()
        await fetching.fetcher.close()
        #expect(try await fetching.failure(server.url).code == .remoteImageRefused)
        #expect(server.log.opened == 0)
    }
}
