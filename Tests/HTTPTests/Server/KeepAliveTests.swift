import HTTP
import TestSupport
import Testing

@Suite struct KeepAliveTests {
    private static let echo: Handler = { request in Response(text: request.path) }

    @Test func `answers a thousand pipelined requests in order`() async throws {
        try await TestServer.run({ $0.requestsPerConnection = 1001 }, handler: Self.echo) { server in
            let count = 1000
            let requests = (0..<count).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
            let client = try server.connect()
            async let sent: Void = client.send(requests + "GET /end HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            try await sent
            let answer = try await client.receiveAll()
            let bodies = answer.split(separator: "\r\n\r\n").dropFirst().map { $0.prefix { $0 != "H" } }
            #expect(bodies.prefix(count).elementsEqual((0..<count).map { "/\($0)" }))
            #expect(answer.hasSuffix("/end"))
        }
    }

    @Test func `closes politely after the last request that a connection may carry`() async throws {
        try await TestServer.run({ $0.requestsPerConnection = 3 }, handler: Self.echo) { server in
            let answer = try await server.exchange(String(repeating: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", count: 5))
            #expect(answer.count(of: "HTTP/1.1 200 OK") == 3)
            #expect(answer.count(of: "connection: close") == 1)
        }
    }

    @Test func `carries ten thousand requests one after the other when it may`() async throws {
        try await TestServer.run({ $0.requestsPerConnection = .max }, handler: Self.echo) { server in
            let client = try server.connect()
            for _ in 0..<100 {
                try await client.send(String(repeating: "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", count: 100))
                var seen = ""
                while seen.count(of: "HTTP/1.1 200 OK") < 100 || !seen.hasSuffix("/a") {
                    #expect(try await client.receive())
                    seen = String(decoding: await client.received, as: UTF8.self)
                }
                await client.forget()
            }
        }
    }

    @Test func `HTTP 1-0 closes, unless the client asks otherwise`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let closed = try await server.exchange("GET /a HTTP/1.0\r\n\r\n")
            #expect(closed.contains("connection: close\r\n"))
            let kept = try await server.exchange(
                "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n")
            #expect(kept.contains("connection: keep-alive\r\n"))
            #expect(kept.hasSuffix("/b"))
        }
    }

    @Test func `answers requests that came together with the end of the stream`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let client = try server.connect()
            try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
            await client.finishSending()
            let answer = try await client.receiveAll()
            #expect(answer.count(of: "200 OK") == 2 && answer.hasSuffix("/b"))
        }
    }

    @Test func `serves again after a connection has rested`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let client = try server.connect()
            for path in ["/a", "/b"] {
                try await client.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try await client.receive(until: path).hasSuffix(path))
            }
        }
    }

    @Test func `lets an idle connection go in silence, and a half-sent head with 408`() async throws {
        try await TestServer.run(
            {
                $0.idleTimeout = .milliseconds(1)
                $0.headTimeout = .milliseconds(1)
            }, handler: Self.echo
        ) { server in
            let idle = try server.connect()
            #expect(try await idle.receiveAll() == "")
            let slow = try server.connect()
            try await slow.send("GET / HT")
            #expect(try await slow.receiveAll().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `reads no further request after one that it refuses`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let answer = try await server.exchange(
                "GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.count(of: "HTTP/1.1") == 1)
            #expect(answer.contains("connection: close"))
        }
    }

    @Test func `a refusal to HEAD has no body`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let answer = try await server.exchange("HEAD / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.hasSuffix("\r\n\r\n"))
        }
    }
}
