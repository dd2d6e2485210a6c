import HTTP
import TestSupport
import Testing

/// Bodies that are read in one array, over a socket.
@Suite(.timeLimit(.minutes(2))) struct WholeBodyTests {
    private static let limit = 1_000_000
    /// Sends back what came; two headers say how the handler read it.
    private static let echo: Handler = { request in
        var body = request.body
        body.limit = limit
        var start: [UInt8] = []
        if request.path == "/late" { start = try await body.next() ?? [] }
        let held = try await body.whole()
        return Response(bytes: start + held.bytes, type: "text/plain")
    }

    private static func text(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    }

    /// As the chunks of a chunked body, cut anywhere.
    private static func chunked(_ bytes: [UInt8], largest: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var text: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(Int.random(in: 1...largest, using: &random))
            text += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
            rest = rest.dropFirst(chunk.count)
        }
        return text + Array("0\r\n\r\n".utf8)
    }

    private func answer(
        _ server: TestServer, _ head: String, _ pieces: [[UInt8]], path: String = "/"
    ) async throws -> String {
        let client = try server.connect()
        try await client.send("POST \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(head)\r\n\r\n")
        for piece in pieces { try await client.send(piece) }
        return try await client.receiveAll()
    }

    @Test func `is the same however it was cut, announced or in chunks`() async throws {
        var random = SeededGenerator(41)
        let body = Self.text(60)
        try await TestServer.run(handler: Self.echo) { server in
            for chunks in [false, true] {
                let bytes = chunks ? Self.chunked(body, largest: 7, &random) : body
                let head = chunks ? "Transfer-Encoding: chunked" : "Content-Length: 60"
                var ways = Cuts.all(bytes, random: &random).prefix(12).map(\.self)
                ways.append([bytes])
                for way in ways {
                    let answer = try await answer(server, head, way)
                    #expect(answer.hasSuffix("\r\n\r\n" + String(decoding: body, as: UTF8.self)))
                }
            }
            #expect(server.server.isBodyBudgetUnused)
        }
    }

    @Test(arguments: [(300_000, 70_000), (999_999, 4000), (1_000_000, 65_536)])
    func `a large one comes whole, up to its limit`(count: Int, largest: Int) async throws {
        var random = SeededGenerator(UInt64(count))
        let body = Self.text(count)
        let text = String(decoding: body, as: UTF8.self)
        let chunks = Self.chunked(body, largest: largest, &random)
        try await TestServer.run(handler: Self.echo) { server in
            let announced = try await answer(server, "Content-Length: \(count)", [body])
            #expect(announced.hasSuffix("\r\n\r\n" + text))
            let chunked = try await answer(server, "Transfer-Encoding: chunked", Cuts.randomly(chunks, &random))
            #expect(chunked.hasSuffix("\r\n\r\n" + text))
            #expect(server.server.isBodyBudgetUnused)
        }
    }

    @Test func `what was read before it is not read again`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let body = Self.text(200_000)
            let answer = try await answer(server, "Content-Length: 200000", [body], path: "/late")
            #expect(answer.hasSuffix("\r\n\r\n" + String(decoding: body, as: UTF8.self)))
            #expect(server.server.isBodyBudgetUnused)
        }
    }

    @Test func `takes nothing of the request behind it, and an empty one is empty`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let answer = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"
                    + "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                    + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                    + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.count(of: "HTTP/1.1 200 OK") == 4 && answer.count(of: "content-length: 0") == 3)
        }
    }

    @Test(arguments: ["Transfer-Encoding: chunked\r\n\r\n", "Content-Length: 1000001\r\n\r\n"])
    func `one that passes its limit is refused and holds nothing`(head: String) async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\n" + head)
            if head.hasPrefix("T") {
                let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
                for _ in 0..<20 { try await client.send(chunk) }
            }
            #expect(try await client.receive(until: "bytes.\n").hasPrefix("HTTP/1.1 413 "))
            try await server.untilBudgetIsUnused()
        }
    }

    @Test func `says 100 Continue first`() async throws {
        try await TestServer.run(handler: Self.echo) { server in
            let client = try server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            #expect(try await client.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("hi")
            _ = try await client.receive(until: "\r\n\r\nhi")
        }
    }
}

extension TestServer {
    /// What an exchange holds it gives back when it is over, which is soon.
    func untilBudgetIsUnused() async throws {
        for _ in 0..<2000 where !server.isBodyBudgetUnused {
            _ = try await exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        }
        #expect(server.isBodyBudgetUnused)
    }
}
