import Loop
import Synchronization
import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferEndTests {
    struct Stage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var greeting: [FaultStep] = []
        var steps: [FaultStep] = []
        var scheme = "http"
        /// So much has happened when the task is cancelled.
        let condition: @Sendable (FaultLog) -> Bool
    }

    static let stages = [
        Stage(testDescription: "in the handshake", greeting: [.hold], scheme: "https") { $0.opened == 1 },
        Stage(testDescription: "before the reply", steps: [.hold]) { $0.requests.count == 1 },
        Stage(testDescription: "in the head", steps: [.send("HTTP/1.1 200 OK\r\nA: b"), .hold]) { $0.sent == 21 },
        Stage(testDescription: "in the body", steps: [FaultReply.chunkedHead(), .chunk("a"), .hold]) { $0.sent > 80 },
        Stage(testDescription: "while it floods", steps: [FaultReply.head(200, []), .flood(0x61, count: 1 << 40)]) {
            $0.sent > 80
        },
    ]

    @Test(arguments: stages)
    func `a cancelled task closes its connection`(_ stage: Stage) async throws {
        let server = try FaultServer(greeting: stage.greeting) { _ in .steps(stage.steps) }
        let url = "\(stage.scheme)://127.0.0.1:\(server.port)"
        try await withTransfers { transfers in
            let task = Task { try await transfers.ask(.post(url)) }
            try await server.until(stage.condition)
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            // Before all is closed.
            try await server.until { $0.open == 0 }
        }
    }

    @Test func `a task cancelled while it looks up a name holds up nobody`() async throws {
        let server = try FaultServer { _ in .json(200, "ok") }
        let url = server.url
        try await withTransfers { transfers in
            let task = Task { try await transfers.ask(.get("http://nobody.invalid/")) }
            task.cancel()
            let reply = try await transfers.ask(.get(url))
            #expect(reply.text == "ok")
            await #expect(throws: CancellationError.self) { _ = try await task.value }
        }
    }

    @Test func `a task that is cancelled already connects to nobody`() async throws {
        let server = try FaultServer { _ in .json(200, "ok") }
        let url = server.url
        try await withTransfers { transfers in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await transfers.ask(.get(url))
            }
            await #expect(throws: CancellationError.self) { _ = try await task.value }
        }
        #expect(server.log.opened == 0)
    }

    @Test func `a reader that stops early closes the connection, and its value is returned`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.chunkedHead(), .chunk("abc"), .hold]) }
        let url = server.url
        try await withTransfers { transfers in
            let first = try await transfers.send(.post(url)) { reply in try await reply.next() }
            #expect(first == Array("abc".utf8))
            try await server.until { $0.left == 1 }
        }
    }

    @Test func `what a reader throws is thrown`() async throws {
        struct Mine: Error {}
        let server = try FaultServer { _ in .steps([FaultReply.chunkedHead(), .hold]) }
        let url = server.url
        try await withTransfers { transfers in
            await #expect(throws: Mine.self) { try await transfers.send(.post(url)) { _ in throw Mine() } }
            try await server.until { $0.left == 1 }
        }
    }

    @Test func `a reply is of no use after its exchange`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.chunkedHead(), .hold]) }
        let url = server.url
        try await withTransfers { transfers in
            let reply = try await transfers.send(.post(url)) { $0 }
            await #expect(throws: CancellationError.self) { _ = try await reply.next() }
        }
    }

    @Test func `close ends running exchanges and kept connections, and refuses new ones`() async throws {
        let server = try FaultServer { request in
            request.number == 0 ? .json(200, "ok") : .steps([FaultReply.chunkedHead(), .chunk("a"), .hold])
        }
        let url = server.url
        try await withTransfers { transfers in
            _ = try await transfers.ask(.get(url))
            let others = (0..<3).map { _ in Task { await transfers.failure(of: .post(url)) } }
            try await server.until { $0.requests.count == 4 && $0.sent > 300 }
            await transfers.close()
            try await server.until { $0.open == 0 }
            for other in others {
                let failure = await other.value
                #expect(failure != nil && failure?.kind != .unusable)
            }
            #expect(await transfers.failure(of: .get(url))?.kind == .unusable)
        }
    }

    @Test func `the last reference closes the kept connections`() async throws {
        let server = try FaultServer { _ in .json(200, "ok") }
        let loop = try EventLoop(label: "transfers")
        defer { loop.stop() }
        try await Self.askOnce(server.url, on: loop)
        try await server.until { $0.left == 1 }
    }

    private static func askOnce(_ url: String, on loop: EventLoop) async throws {
        let reply = try await Transfers(loop: loop).ask(.get(url))
        #expect(reply.text == "ok")
    }
}
