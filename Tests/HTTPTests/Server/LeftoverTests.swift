import HTTP
import Loop
import TestSupport
import Testing

/// What a client sends too much, too late or not at all must not cost anybody an answer.
@Suite struct LeftoverTests {
    @Test func `a client that asks more than a connection may carry gets every answer that it was given`() async throws
    {
        let page = [UInt8](repeating: 0x70, count: 20_000)
        try await TestServer.run(
            { $0.requestsPerConnection = 50 }, handler: { _ in Response(bytes: page, type: "x/y") }
        ) {
            server in
            let client = try RawClient(port: server.port, receiveBuffer: 4096)
            try await client.send(String(repeating: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", count: 2000))
            let answers = try await client.receiveAll()
            #expect(answers.count(of: "200 OK") == 50)
            #expect(answers.count(of: "connection: close") == 1)
        }
    }

    @Test func `an answer does not wait for a body that nobody reads`() async throws {
        try await TestServer.run({ $0.bodyTimeout = .seconds(1000) }, handler: { _ in Response(text: "done") }) {
            server in
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nabc")
            let answer = try await client.receive(until: "done")
            #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains("connection: close"))
        }
    }

    @Test func `an address that does not exist reads a small body away and refuses a malformed one`() async throws {
        let router = Router([.get("/here") { _ in Response(text: "here") }])
        try await TestServer.run(handler: router.handle) { server in
            let client = try server.connect()
            try await client.send("POST /gone HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n")
            try await client.send("abcGET /here HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let answers = try await client.receiveAll()
            #expect(answers.hasPrefix("HTTP/1.1 404 ") && answers.hasSuffix("here"))
            let malformed = try await server.exchange(
                "POST /gone HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
            #expect(malformed.hasPrefix("HTTP/1.1 400 ") && malformed.count(of: "HTTP/1.1") == 1)
            let unasked = try await server.exchange(
                "POST /gone HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            #expect(unasked.hasPrefix("HTTP/1.1 404 "))
        }
    }

    @Test func `a reader that its handler leaves behind is told so, and the connection goes on`() async throws {
        let told = Gate()
        let handler: Handler = { request in
            guard request.path == "/left" else { return Response(text: "end") }
            let reads = Gate()
            let body = request.body
            Task {
                reads.open()
                do { _ = try await body.next() } catch { told.open() }
            }
            await reads.wait()
            return Response(text: "left")
        }
        try await TestServer.run(handler: handler) { server in
            let client = try server.connect()
            try await client.send("POST /left HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")
            #expect(try await client.receive(until: "left").hasPrefix("HTTP/1.1 200 "))
            await told.wait()
            await client.finishSending()
            _ = try await client.receiveAll()
        }
    }

    @Test func `an answer that closing ends is reset when it is broken off`() async throws {
        struct Broken: Error {}
        let handler: Handler = { _ in
            Response(
                .ok,
                body: .stream { writer in
                    try await writer.write("half")
                    throw Broken()
                })
        }
        try await TestServer.run(handler: handler) { server in
            let client = try server.connect()
            try await client.send("GET / HTTP/1.0\r\n\r\n")
            await #expect(throws: RawClient.Failure.self) { try await client.receiveAll() }
        }
    }

    @Test func `bytes of bodies that are only announced do not fill the server's budget`() async throws {
        let handler: Handler = { request in
            var body = request.body
            body.limit = 1000
            return Response(text: "got \(try await body.collect().count)")
        }
        try await TestServer.run({ $0.bodyBudget = 1000 }, handler: handler) { server in
            var slow: [RawClient] = []
            for _ in 0..<5 {
                let client = try server.connect()
                try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nx")
                slow.append(client)
            }
            let good = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 900\r\n\r\n"
                    + String(repeating: "y", count: 900))
            #expect(good.hasSuffix("got 900"))
        }
    }

    @Test func `a server may go before its loops do`() async throws {
        try await TestServer.run(handler: { _ in Response(text: "ok") }) { server in
            try await serveOnce(on: server.loops)
            // Longer than the sweep that looks after the connections of the server that is gone.
            let waited = Gate()
            let loop = server.loops.all[1]
            loop.execute { loop.schedule(after: .milliseconds(1100)) { waited.open() } }
            await waited.wait()
            let answer = try await server.exchange("GET / HTTP/1.0\r\n\r\n")
            #expect(answer.hasSuffix("ok"))
        }
    }

    /// Runs another server on the same loops for one request, and lets it go.
    private func serveOnce(on loops: EventLoops) async throws {
        let other = try Server(.tcp(IPAddress(127, 0, 0, 1), port: 0), loops: loops) { _ in Response(text: "other") }
        try await other.start()
        guard case .tcp(_, let port) = other.address else { return }
        let client = try RawClient(port: port)
        try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = try await client.receive(until: "other")
        await other.stop()
    }
}
