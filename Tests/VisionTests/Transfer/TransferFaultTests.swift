import Glibc
import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [FaultStep]
        let kind: TransferError.Kind
        let hasReceived: Bool

        init(_ name: String, _ steps: [FaultStep], _ kind: TransferError.Kind, hasReceived: Bool = true) {
            (testDescription, self.steps, self.kind, self.hasReceived) = (name, steps, kind, hasReceived)
        }
    }

    private static let head = FaultReply.head(200, [("Content-Length", "10")])
    private static let chunked = FaultReply.chunkedHead()

    static let faults: [Fault] = [
        Fault("closed at once", [.close], .unreachable, hasReceived: false),
        Fault("reset at once", [.reset], .unreachable, hasReceived: false),
        Fault("closed in the status line", [.send("HTTP/1.1 2"), .close], .unreachable, hasReceived: false),
        Fault("closed in the head", [.send("HTTP/1.1 200 OK\r\nA: b\r\n"), .close], .cut),
        Fault("closed after a head that is not final", [.send("HTTP/1.1 100 C\r\n\r\n"), .close], .cut),
        Fault("closed in a body of known length", [head, .send("12345"), .close], .cut),
        Fault("reset in a body of known length", [head, .send("12345"), .reset], .cut),
        Fault("closed before the last chunk", [chunked, .chunk("abc"), .close], .cut),
        Fault("reset before the last chunk", [chunked, .chunk("abc"), .reset], .cut),
        Fault("closed in a chunk", [chunked, .send("5\r\nab"), .close], .cut),
        Fault("closed before the end of the last chunk", [chunked, .chunk("abc"), .send("0\r\n"), .close], .cut),
        Fault("chunks that are none", [chunked, .send("xyz\r\n"), .hold], .malformed),
        Fault("no HTTP", [.send("SSH-2.0-x\r\n"), .hold], .malformed),
        Fault("no status", [.send("HTTP/1.1 abc\r\n\r\n"), .hold], .malformed),
        Fault("a protocol that nobody asked for", [.send("HTTP/1.1 101 S\r\n\r\n"), .hold], .malformed),
        Fault("a negative length", [FaultReply.head(200, [("Content-Length", "-1")]), .hold], .malformed),
        Fault(
            "a flood of fields",
            [.send("HTTP/1.1 200 OK\r\n")]
                + (0..<2000).map { .send("X-\($0): \(String(repeating: "y", count: 50))\r\n") }
                + [.hold],
            .malformed),
        Fault(
            "one endless field", [.send("HTTP/1.1 200 OK\r\nX: "), .flood(0x61, count: 10_000_000), .hold], .malformed),
        Fault("endless first line", [.send("HTTP/1.1 200 "), .flood(0x61, count: 10_000_000), .hold], .malformed),
        Fault(
            "a flood of heads that are not final",
            [.send(String(repeating: "HTTP/1.1 100 C\r\n\r\n", count: 10_000)), .hold], .malformed),
        Fault(
            "a flood of trailers",
            [chunked, .chunk("a"), .send("0\r\n" + String(repeating: "A: b\r\n", count: 20_000)), .hold], .malformed),
    ]

    @Test(arguments: faults)
    func `has its name`(_ fault: Fault) async throws {
        let server = try FaultServer { _ in .steps(fault.steps) }
        let url = server.url
        let failure = try await withTransfers { await $0.failure(of: .post(url)) }
        let found = try #require(failure)
        #expect(found.kind == fault.kind, "\(found)")
        #expect(found.hasReceived == fault.hasReceived, "\(found)")
        #expect(!found.detail.isEmpty)
        try await server.until { $0.open == 0 }
        #expect(server.requests.count == 1)
    }

    @Test func `what came before the end is read first`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.chunkedHead(), .chunk("abc"), .chunk("def"), .reset]) }
        let url = server.url
        let (text, failure) = try await withTransfers { transfers in
            try await transfers.send(.post(url)) { reply in
                var text = ""
                do {
                    while let bytes = try await reply.next() { text += String(decoding: bytes, as: UTF8.self) }
                    return (text, nil as TransferError?)
                } catch {
                    return (text, error as? TransferError)
                }
            }
        }
        #expect(text == "abcdef")
        #expect(failure?.kind == .cut)
    }

    /// Closing with unread bytes resets the connection, as a service does that refuses a key.
    @Test(arguments: [0, 1_000_000])
    func `a service that answers and closes before it has read all is heard`(_ drained: Int) async throws {
        let server = try FaultServer(readsBodies: false) { _ in
            .steps([.drain(drained)] + FaultReply.json(401, "no").steps + [.close])
        }
        let url = server.url
        let text = String(repeating: "x", count: 3_000_000)
        try await withTransfers { transfers in
            for _ in 0..<20 {
                let reply = try await transfers.ask(.post(url, text))
                #expect(reply.head.status == 401 && reply.text == "no")
            }
        }
    }

    @Test func `nobody listens`() async throws {
        let port: UInt16 = try {
            let server = try FaultServer { _ in .steps([]) }
            return server.port
        }()
        let failure = try await withTransfers { await $0.failure(of: .get("http://127.0.0.1:\(port)/")) }
        #expect(failure?.kind == .unreachable && failure?.hasReceived == false)
    }

    @Test func `a name without address`() async throws {
        let failure = try await withTransfers { await $0.failure(of: .get("http://nobody.invalid/")) }
        #expect(failure?.kind == .unknownHost && failure?.hasReceived == false)
    }

    @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://a b/", "gopher://127.0.0.1:70/"])
    func `what libcurl is not to do`(_ url: String) async throws {
        let failure = try await withTransfers { await $0.failure(of: .get(url)) }
        #expect(failure?.kind == .unusable)
    }

    @Test func `a service without TLS where TLS is expected`() async throws {
        let server = try FaultServer(greeting: [.send("hello, this is no handshake\r\n")]) { _ in .steps([]) }
        let url = "https://127.0.0.1:\(server.port)"
        let failure = try await withTransfers { await $0.failure(of: .get(url)) }
        #expect(failure?.kind == .insecure)
    }
}
