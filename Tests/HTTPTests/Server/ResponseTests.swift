import Glibc
import HTTP
import Loop
import Synchronization
import TestSupport
import Testing

@Suite struct ResponseTests {
    private static func stream(_ pieces: [String], length: Int? = nil, finishes: Bool = true) -> Response {
        Response(
            .ok,
            body: .stream(length: length) { writer in
                for piece in pieces { try await writer.write(piece) }
                if finishes { try await writer.finish() }
            })
    }

    @Test func `streams in chunks, and until the end for HTTP 1-0`() async throws {
        try await TestServer.run(handler: { _ in Self.stream(["abc", "", "defg"]) }) { server in
            let chunked = try await server.exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(chunked.hasSuffix("\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"))
            #expect(chunked.contains("transfer-encoding: chunked\r\n"))
            let plain = try await server.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(plain.hasSuffix("\r\n\r\nabcdefg") && plain.contains("connection: close\r\n"))
            #expect(!plain.contains("transfer-encoding"))
        }
    }

    @Test func `a stream of known length is checked against it`() async throws {
        let handler: Handler = { request in
            switch request.path {
            case "/exact": Self.stream(["ab", "c"], length: 3)
            case "/long": Self.stream(["ab", "cd"], length: 3)
            default: Self.stream(["ab"], length: 3)
            }
        }
        try await TestServer.run(handler: handler) { server in
            for (path, body) in [("/exact", "abc"), ("/long", "ab"), ("/short", "ab")] {
                let answer = try await server.exchange("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                #expect(answer.hasSuffix("content-length: 3\r\nconnection: close\r\n\r\n" + body))
            }
        }
    }

    @Test func `an answer that is not finished is broken off, so that the client can tell`() async throws {
        let outcomes = Mutex<[ResponseOutcome]>([])
        let handler: Handler = { _ in
            var response = Self.stream(["abc"], finishes: false)
            response.onEnd = { outcome in outcomes.withLock { $0.append(outcome) } }
            return response
        }
        try await TestServer.run(handler: handler) { server in
            let answer = try await server.exchange(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.hasSuffix("3\r\nabc\r\n") && answer.count(of: "200 OK") == 1)
        }
        #expect(outcomes.withLock { $0.map(\.isComplete) } == [false])
        #expect(outcomes.withLock { $0.map(\.bodyBytes) } == [3])
    }

    @Test func `HEAD has the head of GET and nothing more`() async throws {
        try await TestServer.run(handler: { _ in Response(text: "hello") }) { server in
            let answer = try await server.exchange(
                "HEAD / HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.count(of: "content-length: 5\r\n") == 2)
            #expect(!answer.contains("hello"))
        }
    }

    @Test func `204 and 304 never have a body, whatever the handler says`() async throws {
        let handler: Handler = { request in
            Response(request.path == "/204" ? .noContent : .notModified, text: "hello")
        }
        try await TestServer.run(handler: handler) { server in
            for path in ["/204", "/304"] {
                let answer = try await server.exchange("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                #expect(answer.hasSuffix("\r\n\r\n") && !answer.contains("content-length"))
            }
        }
    }

    @Test func `a handler cannot break the framing or split the answer`() async throws {
        let handler: Handler = { _ in
            var response = Response(text: "ok")
            response.fields[.contentLength] = "999"
            response.fields[.transferEncoding] = "chunked"
            response.fields[.location] = "/a\r\nset-cookie: evil=1\r\n\r\n<script>"
            return response
        }
        try await TestServer.run(handler: handler) { server in
            let answer = try await server.exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.count(of: "content-length") == 1 && answer.contains("content-length: 2\r\n"))
            #expect(!answer.contains("transfer-encoding"))
            #expect(!answer.contains("\r\nset-cookie"))
            #expect(answer.count(of: "\r\n\r\n") == 1)
        }
    }

    @Test func `large answers arrive whole at a slow reader`() async throws {
        let large = [UInt8]((0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try await TestServer.run(handler: { _ in Response(bytes: large, type: "x/y") }) { server in
            let client = try RawClient(port: server.port, receiveBuffer: 4096)
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            while try await client.receive(atMost: 100_000) {}
            #expect(await client.received.suffix(large.count).elementsEqual(large))
        }
    }

    @Test func `files are sent whole and in part`() async throws {
        let path = "/tmp/vignette-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        let content = [UInt8]((0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        #expect(write(file, content, content.count) == content.count)
        close(file)
        defer { unlink(path) }
        let handler: Handler = { _ in
            var response = Response(.ok, body: .file(try #require(FileBody(path: path))))
            response.fields.append(.etag, EntityTag("v1").description)
            return response
        }
        try await TestServer.run(handler: conditions(handler)) { server in
            let get = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            let whole = try server.connect()
            try await whole.send(get + "\r\n")
            while try await whole.receive() {}
            #expect(await whole.received.suffix(content.count).elementsEqual(content))
            let part = try server.connect()
            try await part.send(get + "Range: bytes=500000-599999\r\n\r\n")
            while try await part.receive() {}
            #expect(String(decoding: await part.received.prefix(30), as: UTF8.self).contains("206"))
            #expect(await part.received.suffix(100_000).elementsEqual(content[500_000..<600_000]))
        }
    }

    @Test func `a quiet event stream beats, and never inside a chunk`() async throws {
        let handler: Handler = { _ in
            Response.events(pingEvery: .milliseconds(1)) { writer in
                try await writer.send("first", event: "e", id: "1")
                await Gate().wait()
                try await writer.finish()
            }
        }
        try await TestServer.run(handler: handler) { server in
            let client = try server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            let text = try await client.receive(until: "8\r\n: ping\n\n\r\n")
            #expect(text.contains("event: e\nid: 1\ndata: first\n\n"))
            #expect(text.contains("content-type: text/event-stream\r\n"))
        }
    }
}
