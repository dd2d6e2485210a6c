import Bytes
import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferExchangeTests {
    @Test func `the body arrives as prefix, base64 text and suffix, in its exact length`() async throws {
        let picture = (0..<1_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let server = try FaultServer { _ in .json(200, "{}") }
        var request = TransferRequest.post(server.url)
        let pieces: [TextPiece] = [
            .text(Array("{\"a\":\"".utf8)[...]), .base64(picture), .text(Array("\",\"b\":\"".utf8)[...]),
            .base64(Array(picture.prefix(7))), .text(Array("\"}".utf8)[...]),
        ]
        request.body = TransferBody(pieces: pieces)
        try await withTransfers { _ = try await $0.ask(request) }
        let expected =
            Array("{\"a\":\"".utf8) + Base64.encode(picture) + Array("\",\"b\":\"".utf8)
            + Base64.encode(picture.prefix(7)) + Array("\"}".utf8)
        let sent = try #require(server.requests.first)
        #expect(sent.body == expected)
        #expect(sent["Content-Length"] == String(expected.count))
        #expect(sent["Transfer-Encoding"] == nil && sent["Expect"] == nil)
    }

    @Test func `only the fields of the caller are sent`() async throws {
        let server = try FaultServer { _ in .json(200, "{}") }
        var request = TransferRequest.post(server.url + "/v1/x?y=1")
        request.fields = [("Accept", Secret("a/b")), ("X-Empty", Secret("")), ("Authorization", Secret("Bearer k"))]
        request.userInfo = Secret("me:pass")
        try await withTransfers { _ = try await $0.ask(request) }
        let sent = try #require(server.requests.first)
        let names = sent.head.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != ":" } }
        #expect(sent.method == "POST" && sent.path == "/v1/x?y=1")
        #expect(Set(names) == ["Host", "Accept", "X-Empty", "Authorization", "Content-Length"])
        #expect(sent["Authorization"] == "Bearer k")
    }

    @Test func `user info becomes a password where no field says who asks`() async throws {
        let server = try FaultServer { _ in .json(200, "{}") }
        var request = TransferRequest.get(server.url)
        request.userInfo = Secret("me:p%40ss%zz")
        try await withTransfers { _ = try await $0.ask(request) }
        let expected = String(decoding: Base64.encode(Array("me:p@ss%zz".utf8)), as: UTF8.self)
        #expect(server.requests.first?["Authorization"] == "Basic " + expected)
        #expect(server.requests.first?.method == "GET")
    }

    @Test func `refuses a field that would become two`() async throws {
        let server = try FaultServer { _ in .json(200, "{}") }
        var request = TransferRequest.get(server.url)
        request.fields = [("A", Secret("b\r\nC: d"))]
        let sent = request
        let failure = try await withTransfers { await $0.failure(of: sent) }
        #expect(failure?.kind == .unusable)
        #expect(server.log.opened == 0)
    }

    @Test func `the head is the final one, with its fields in order and names in lower case`() async throws {
        let server = try FaultServer { _ in
            .steps([
                .send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n"),
                FaultReply.head(429, [("Retry-After", " 5 "), ("X-A", "b:c"), ("x-a", ""), ("Content-Length", "0")]),
            ])
        }
        let url = server.url
        let reply = try await withTransfers { try await $0.ask(.post(url)) }
        #expect(
            reply.head
                == ReplyHead(
                    status: 429,
                    fields: [
                        .init("retry-after", "5"), .init("x-a", "b:c"), .init("x-a", ""), .init("content-length", "0"),
                    ]
                ))
        #expect(reply.body.isEmpty)
    }

    @Test func `one connection serves replies of every framing`() async throws {
        let server = try FaultServer { request in
            request.turn == 0 ? .json(200, "one") : request.turn == 1 ? .stream(["t", "wo"]) : .json(500, "three")
        }
        let url = server.url
        let texts = try await withTransfers { transfers in
            var texts: [String] = []
            for _ in 0..<3 { texts.append(try await transfers.ask(.post(url)).text) }
            return texts
        }
        #expect(texts == ["one", "two", "three"])
        #expect(server.log.opened == 1)
    }

    @Test func `a reply without length lasts until the connection ends`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.head(200, []), .send("abc"), .close]) }
        let url = server.url
        let reply = try await withTransfers { try await $0.ask(.get(url)) }
        #expect(reply.text == "abc")
    }

    @Test func `follows no redirect`() async throws {
        let server = try FaultServer { request in
            .json(302, "there", fields: [("Location", "http://127.0.0.1:1/")])
        }
        let url = server.url
        let reply = try await withTransfers { try await $0.ask(.post(url)) }
        #expect(reply.head.status == 302 && reply.text == "there")
        #expect(server.requests.count == 1)
    }

    @Test func `unpacks nothing`() async throws {
        let packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 4, 0]
        let server = try FaultServer { request in
            request.turn == 0
                ? .body(200, type: "text/plain", packed, fields: [("Content-Encoding", "gzip")])
                : .steps([FaultReply.head(200, [("Transfer-Encoding", "gzip, chunked")]), .chunk("x"), .lastChunk])
        }
        let url = server.url
        let (reply, failure) = try await withTransfers { transfers in
            (try await transfers.ask(.get(url)), await transfers.failure(of: .get(url)))
        }
        #expect(reply.body == packed)
        #expect(server.requests.first?["Accept-Encoding"] == nil)
        #expect(failure?.kind == .malformed)
    }
}
