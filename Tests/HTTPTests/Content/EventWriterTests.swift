import HTTP
import TestSupport
import Testing

@Suite struct EventWriterTests {
    private func stream(_ data: String, event: String? = nil, id: String? = nil) async throws -> String {
        try await Response.events { writer in
            try await writer.send(data, event: event, id: id)
            try await writer.finish()
        }.text()
    }

    @Test(arguments: [
        ("x", "data: x\n\n"), ("", "data: \n\n"), ("a\nb", "data: a\ndata: b\n\n"), ("a\rb", "data: a\ndata: b\n\n"),
        ("a\r\nb", "data: a\ndata: b\n\n"), ("a\n\rb", "data: a\ndata: \ndata: b\n\n"),
        ("a\r\r\nb\n", "data: a\ndata: \ndata: b\ndata: \n\n"), ("\n", "data: \ndata: \n\n"),
        (" leading", "data:  leading\n\n"), ("data: x", "data: data: x\n\n"), ("é\u{2028}😀", "data: é\u{2028}😀\n\n"),
        ("x\n\nevent: forged\ndata: y", "data: x\ndata: \ndata: event: forged\ndata: data: y\n\n"),
    ])
    func `each line of the data is a line of its own`(data: String, expected: String) async throws {
        #expect(try await stream(data) == expected)
    }

    @Test(arguments: ["done\ndata: forged", "done\rdata: forged", "done\r\ndata: forged", "done\u{0}data: forged"])
    func `names and ids begin no line`(text: String) async throws {
        let answer = try await stream("x", event: text, id: text)
        let lines = answer.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
        #expect(lines.count == 5)
        #expect(!answer.utf8.contains(0))
        #expect(lines.map { $0.prefix { $0 != 0x3A }.count } == [5, 2, 4, 0, 0])
    }

    @Test func `event and id stand before the data`() async throws {
        #expect(try await stream("x", event: "delta", id: "7") == "event: delta\nid: 7\ndata: x\n\n")
    }

    // https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
    @Test func `a reader gets back what was sent, lines ended by LF`() async throws {
        var random = TestSupport.SeededGenerator(37)
        let alphabet = ["a", "\r", "\n", "\r\n", ":", " ", "data: ", "é", "\u{0}"]
        for _ in 0..<300 {
            let pieces = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &random)]
            }
            let data = pieces.joined()
            let lines = try await stream(data).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            #expect(lines.suffix(2).allSatisfy { $0.isEmpty })
            let read = lines.dropLast(2).map { String(decoding: $0.dropFirst(6), as: UTF8.self) }
            var expected = Array(data.unicodeScalars)[...]
            var normal = ""
            while let scalar = expected.popFirst() {
                if scalar == "\r", expected.first == "\n" { continue }
                normal.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
            }
            #expect(Array(read.joined(separator: "\n").utf8) == Array(normal.utf8))
        }
    }

    @Test func `proxies are told to pass it on at once`() async throws {
        let response = Response.events(pingEvery: .seconds(3)) { try await $0.finish() }
        #expect(response.status == .ok)
        #expect(response.fields[.contentType] == "text/event-stream")
        #expect(response.fields[.cacheControl] == "no-store, no-transform")
        #expect(response.fields[.xAccelBuffering] == "no")
        guard case .stream(nil, let heartbeat?, _) = response.body else {
            Issue.record("it is a stream of no known length with a heartbeat")
            return
        }
        #expect(heartbeat.interval == .seconds(3))
        // A comment: no reader takes it for an event.
        #expect(String(decoding: heartbeat.bytes, as: UTF8.self) == ": ping\n\n")
    }
}
