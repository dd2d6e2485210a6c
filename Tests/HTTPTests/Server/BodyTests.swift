import HTTP
import Synchronization
import TestSupport
import Testing

@Suite struct BodyTests {
    /// Answers with the length of the body, which may be as long as the path says.
    private static let count: Handler = { request in
        var request = request
        request.body.limit = 1_000_000
        return Response(text: "got \(try await request.body.collect().count)")
    }
    private static let ignore: Handler = { _ in Response(text: "not read") }

    @Test func `reads bodies of announced length and in chunks`() async throws {
        try await TestServer.run(handler: Self.count) { server in
            let body = String(repeating: "b", count: 300_000)
            let plain = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 300000\r\n\r\n\(body)")
            #expect(plain.hasSuffix("got 300000"))
            let chunks = String(repeating: "3;x=y\r\nabc\r\n", count: 50_000)
            let chunked = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            )
            #expect(chunked.hasSuffix("got 3"))
            let extended = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)0\r\n\r\n")
            #expect(extended.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test func `says 100 Continue only when the body is wanted`() async throws {
        let head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        try await TestServer.run(handler: Self.count) { server in
            let client = try server.connect()
            try await client.send(head)
            #expect(try await client.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("hi")
            #expect(try await client.receive(until: "got 2").contains("HTTP/1.1 200 OK"))
        }
        try await TestServer.run(handler: Self.ignore) { server in
            let answer = try await server.exchange(head)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK") && answer.contains("connection: close"))
        }
    }

    @Test func `refuses an announced body that is too large before it comes`() async throws {
        try await TestServer.run(handler: Self.count) { server in
            let head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1000001\r\n\r\n"
            let answer = try await server.exchange(head)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `a client that sends too much can read why, although it goes on sending`() async throws {
        try await TestServer.run(handler: Self.count) { server in
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
            for _ in 0..<32 { try await client.send(chunk) }
            #expect(try await client.receive(until: "bytes.\n").hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `a small body that nobody reads does not end the connection`() async throws {
        try await TestServer.run(handler: Self.ignore) { server in
            let answer = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
                    + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.count(of: "200 OK") == 2)
        }
    }

    @Test func `a malformed body is refused although nobody reads it`() async throws {
        try await TestServer.run(handler: Self.ignore) { server in
            let answer = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.count(of: "HTTP/1.1") == 1)
        }
    }

    @Test func `a body that stops coming is refused with 408`() async throws {
        try await TestServer.run({ $0.bodyTimeout = .milliseconds(1) }, handler: Self.count) { server in
            let answer = try await server.exchange("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe")
            #expect(answer.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `a body slower than the minimum rate is refused with 408`() async throws {
        try await TestServer.run(
            {
                $0.bodyRateGrace = .milliseconds(1)
                $0.bodyRate = 1_000_000_000
            }, handler: Self.count
        ) { server in
            let answer = try await server.exchange("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe")
            #expect(answer.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `bodies beyond the server's budget are refused before they are read, and the budget comes back`()
        async throws
    {
        let began = Gate()
        let proceed = Gate()
        let handler: Handler = { request in
            var body = request.body
            body.limit = 1_000_000
            let first = try await body.next()
            if request.path == "/hold" {
                began.open()
                await proceed.wait()
            }
            return Response(text: "\(first?.count ?? 0)")
        }
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            let holder = try server.connect()
            try await holder.send(
                "POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n" + String(repeating: "x", count: 899))
            await began.wait()
            let refused = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 200\r\n\r\n")
            #expect(refused.hasPrefix("HTTP/1.1 503 ") && refused.contains("retry-after: "))
            #expect(server.server.counts.heldBodyBytes == 899 && server.server.counts.refusedBodies == 1)
            let small = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100\r\n\r\n"
                    + String(repeating: "y", count: 100))
            #expect(small.hasPrefix("HTTP/1.1 200 "))
            proceed.open()
            try await holder.send("x")
            _ = try await holder.receive(until: "\r\n\r\n899")
            // The next exchange begins once the first one has given its bytes back.
            try await holder.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try await holder.receive(until: "\r\n\r\n0")
            #expect(server.server.isBodyBudgetUnused)
            let counts = server.server.counts
            #expect(counts.heldBodyBytes == 0 && counts.refusedBodies == 1 && counts.accepted == 3)
            #expect(counts.turnedAway == 0)
        }
    }

    @Test(arguments: ["Content-Length: 900\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n384\r\n"])
    func `a body that was read to its end gives its bytes back before the answer`(head: String) async throws {
        let began = Gate()
        let proceed = Gate()
        let handler: Handler = { request in
            let count = try await request.body.collect().count
            if request.path == "/hold" {
                began.open()
                await proceed.wait()
            }
            return Response(text: "\(count)")
        }
        let end = head.contains("chunked") ? "\r\n0\r\n\r\n" : ""
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            let holder = try server.connect()
            try await holder.send(
                "POST /hold HTTP/1.1\r\nHost: x\r\n" + head + String(repeating: "x", count: 900) + end)
            await began.wait()
            #expect(server.server.isBodyBudgetUnused)
            let other = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 200\r\n\r\n"
                    + String(repeating: "y", count: 200))
            #expect(other.hasPrefix("HTTP/1.1 200 "))
            proceed.open()
            _ = try await holder.receive(until: "\r\n\r\n900")
            #expect(server.server.isBodyBudgetUnused)
        }
    }

    @Test func `reading after the answer gives an error, not somebody else's bytes`() async throws {
        let kept = Mutex<RequestBody?>(nil)
        let handler: Handler = { request in
            if request.path == "/keep" {
                kept.withLock { $0 = request.body }
                return Response(text: "kept")
            }
            let old = kept.withLock { $0 }
            do {
                _ = try await old?.next()
                return Response(text: "read")
            } catch {
                return Response(text: "refused")
            }
        }
        try await TestServer.run(handler: handler) { server in
            let answer = try await server.exchange(
                "POST /keep HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"
                    + "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\nb")
            #expect(answer.hasSuffix("refused"))
        }
    }

    @Test func `two readers of one body do not both wait for ever`() async throws {
        let handler: Handler = { request in
            let body = request.body
            async let first = try? body.next()
            async let second = try? body.next()
            let pieces = [await first, await second].compactMap { $0 ?? nil }
            return Response(text: "\(pieces.count)")
        }
        try await TestServer.run(handler: handler) { server in
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\n")
            try await client.send("a")
            #expect(try await client.receiveAll().hasSuffix("1"))
        }
    }
}
