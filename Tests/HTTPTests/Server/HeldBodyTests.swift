import HTTP
import Synchronization
import TestSupport
import Testing

/// How long a whole body counts against what the server may hold.
@Suite(.timeLimit(.minutes(2))) struct HeldBodyTests {
    /// What a handler keeps beyond its answer.
    private final class Kept: Sendable {
        private let bodies = Mutex<[HeldBody]>([])
        var count: Int { bodies.withLock { $0.reduce(0) { $0 + $1.bytes.count } } }

        func add(_ body: HeldBody) { bodies.withLock { $0.append(body) } }
        func drop() { bodies.withLock { $0 = [] } }
        func dropLast() { bodies.withLock { _ = $0.popLast() } }
    }

    private let kept = Kept()
    private var handler: Handler {
        { [kept] request in
            var body = request.body
            body.limit = 10_000
            let held = try await body.whole()
            // Two copies are one body.
            if request.path == "/keep" { for _ in 0..<2 { kept.add(held) } }
            return Response(text: "\(held.bytes.count)")
        }
    }

    private func post(_ server: TestServer, _ count: Int, path: String = "/", chunked: Bool = false) async throws
        -> String
    {
        let body = String(repeating: "x", count: count)
        let head = chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: \(count)\r\n\r\n"
        let framed = chunked ? "\(String(count, radix: 16))\r\n\(body)\r\n0\r\n\r\n" : body
        return try await server.exchange("POST \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + head + framed)
    }

    @Test(arguments: [false, true])
    func `it counts until its last copy is let go of, long after the answer`(chunked: Bool) async throws {
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            #expect(try await post(server, 900, path: "/keep", chunked: chunked).hasSuffix("\r\n\r\n900"))
            #expect(kept.count == 1800 && !server.server.isBodyBudgetUnused)
            let refused = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n")
            #expect(refused.hasPrefix("HTTP/1.1 503 ") && refused.contains("retry-after: "))
            #expect(try await post(server, 101, chunked: true).hasPrefix("HTTP/1.1 503 "))
            #expect(try await post(server, 100).hasSuffix("\r\n\r\n100"))
            kept.dropLast()
            #expect(!server.server.isBodyBudgetUnused)
            kept.drop()
            try await server.untilBudgetIsUnused()
            #expect(try await post(server, 1000, chunked: chunked).hasSuffix("\r\n\r\n1000"))
        }
    }

    @Test func `one that nobody keeps is given back by the end of its exchange`() async throws {
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            for _ in 0..<20 { #expect(try await post(server, 1000).hasSuffix("\r\n\r\n1000")) }
            try await server.untilBudgetIsUnused()
        }
    }

    @Test func `the piece that was read before the rest counts as well`() async throws {
        let handler: Handler = { [kept] request in
            guard request.method == .post else { return Response(text: "") }
            let first = try await request.body.next()
            kept.add(try await request.body.whole())
            return Response(text: "\(first?.count ?? 0)")
        }
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 900\r\n\r\n")
            for _ in 0..<9 { try await client.send(String(repeating: "x", count: 100)) }
            _ = try await client.receiveAll()
            #expect(try await post(server, 101).hasPrefix("HTTP/1.1 503 "))
            kept.drop()
            try await server.untilBudgetIsUnused()
        }
    }

    @Test(arguments: ["Content-Length: 900\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n384\r\nabc"])
    func `a client that leaves in the middle leaves nothing behind`(sent: String) async throws {
        let began = Gate()
        let failed = Gate()
        let handler: Handler = { request in
            guard request.method == .post else { return Response(text: "") }
            // Its first bytes were counted.
            began.open()
            do {
                _ = try await request.body.whole()
            } catch {
                failed.open()
                throw error
            }
            return Response(text: "whole")
        }
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            var client: RawClient? = try server.connect()
            try await client?.send("POST / HTTP/1.1\r\nHost: x\r\n" + sent)
            await began.wait()
            client = nil
            await failed.wait()
            try await server.untilBudgetIsUnused()
        }
    }

    @Test func `a body that would burst the budget half-way is refused, and what was read of it given back`()
        async throws
    {
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            #expect(try await post(server, 1001, chunked: true).hasPrefix("HTTP/1.1 503 "))
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<11 { try await client.send("64\r\n" + String(repeating: "x", count: 100) + "\r\n") }
            #expect(try await client.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 503 "))
            try await server.untilBudgetIsUnused()
            #expect(try await post(server, 1000).hasSuffix("\r\n\r\n1000"))
        }
    }
}
