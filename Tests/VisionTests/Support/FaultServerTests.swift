import TestSupport
import Testing

@Suite struct FaultServerTests {
    private static let question = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"

    @Test func `answers twice on one connection and remembers both requests`() async throws {
        let server = try FaultServer { request in .json(200, "\(request.turn)") }
        let client = try RawClient(port: server.port)
        try await client.send(Self.question)
        #expect(try await client.receive(until: "\r\n\r\n0").hasPrefix("HTTP/1.1 200"))
        try await client.send(Self.question)
        #expect(try await client.receive(until: "\r\n\r\n1").contains("application/json"))
        #expect(server.requests.map(\.text) == ["hi", "hi"])
        #expect(server.requests.map(\.path) == ["/a", "/a"])
        #expect(server.log.opened == 1)
    }

    @Test func `resets in the middle of a reply`() async throws {
        let server = try FaultServer { _ in .steps([.send("HTTP/1.1 2"), .reset]) }
        let client = try RawClient(port: server.port)
        try await client.send(Self.question)
        let failure = await #expect(throws: RawClient.Failure.self) { _ = try await client.receiveAll() }
        #expect(failure?.call == "reset")
        try await server.until { $0.ended == 1 && $0.left == 0 }
    }

    @Test func `notices that the client leaves while it drips`() async throws {
        let server = try FaultServer { _ in .steps([.drip(Array("abc".utf8), pause: .seconds(20))]) }
        var client: RawClient? = try RawClient(port: server.port)
        try await client?.send(Self.question)
        try await server.until { $0.requests.count == 1 }
        client = nil
        try await server.until { $0.left == 1 }
    }
}
