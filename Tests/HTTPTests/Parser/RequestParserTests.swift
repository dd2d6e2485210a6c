import HTTP
import Testing

@Suite struct RequestParserTests {
    private func parse(_ text: String) throws -> RequestHead {
        var parser = RequestParser()
        let (consumed, head) = try parser.read(Array(text.utf8))
        #expect(consumed == text.utf8.count)
        return try #require(head)
    }

    private func status(of text: String) -> Int? {
        var parser = RequestParser()
        do {
            _ = try parser.read(Array(text.utf8))
            return nil
        } catch {
            return error.status.code
        }
    }

    @Test func `reads line, fields and framing`() throws {
        let head = try parse(
            "POST /a/b?c=d&e HTTP/1.1\r\nHost: x\r\nX-Thing:  two words \t\r\nContent-Length: 5\r\n\r\n")
        #expect(head.method == .post)
        #expect(head.target == RequestTarget(path: "/a/b", query: "c=d&e"))
        #expect(head.fields.map(\.name) == ["host", "x-thing", "content-length"])
        #expect(head.fields[try #require(FieldName("X-Thing"))] == "two words")
        #expect(head.framing == .length(5))
        #expect(head.keepsAlive)
    }

    @Test func `stops behind the head and leaves the rest`() throws {
        var parser = RequestParser()
        let text = "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /next"
        let (consumed, head) = try parser.read(Array(text.utf8))
        #expect(consumed == text.utf8.count - 9)
        #expect(head != nil)
        #expect(!parser.isMidRequest)
    }

    @Test(arguments: [
        ("GET http://h.example:81/p?q HTTP/1.1\r\nHost: other\r\n\r\n", "/p", "h.example:81"),
        ("GET http://h.example HTTP/1.1\r\nHost: other\r\n\r\n", "/", "h.example"),
        ("GET HTTPS://h.example?q HTTP/1.1\r\nHost: other\r\n\r\n", "/", "h.example"),
        ("GET http://[::1]:80/ HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "/", "[::1]:80"),
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "*", nil),
        ("\r\n\r\nGET /x HTTP/1.0\r\n\r\n", "/x", nil),
    ])
    func `takes every form of target`(text: String, path: String, authority: String?) throws {
        let target = try parse(text).target
        #expect(target.path == path)
        #expect(target.authority == authority)
    }

    @Test(arguments: [
        // RFC 9112 §3
        (400, "GET  / HTTP/1.1\r\n\r\n"), (400, "GET /a b HTTP/1.1\r\n\r\n"), (400, "GET / HTTP/1.1 \r\n\r\n"),
        (400, "GET\t/ HTTP/1.1\r\n\r\n"), (400, "GET /\r\n\r\n"), (400, " GET / HTTP/1.1\r\n\r\n"),
        (400, "G@T / HTTP/1.1\r\n\r\n"), (501, "BREW / HTTP/1.1\r\n\r\n"), (501, "get / HTTP/1.1\r\n\r\n"),
        (400, "GET / HTTP/1.1\nHost: x\n\n"), (400, "GET / HTTP/1.1\r\r\n"), (400, "\u{16}\u{3}\u{1}"),
        (400, "\r\n\r\n\r\nGET / HTTP/1.1\r\n"),
        // RFC 9112 §2.3
        (505, "GET / HTTP/2.0\r\n\r\n"), (400, "GET / HTTP/11\r\n\r\n"), (400, "GET / http/1.1\r\n\r\n"),
        (400, "GET / HTTP/1.10\r\n\r\n"),
        // RFC 9112 §3.2
        (400, "GET * HTTP/1.1\r\n\r\n"), (400, "GET x HTTP/1.1\r\n\r\n"), (400, "GET /a#b HTTP/1.1\r\n\r\n"),
        (400, "GET /%zz HTTP/1.1\r\n\r\n"), (400, "GET /%4 HTTP/1.1\r\n\r\n"), (400, "GET /%00 HTTP/1.1\r\n\r\n"),
        (400, "GET /?%0 HTTP/1.1\r\n\r\n"), (400, "GET ftp://x/ HTTP/1.1\r\n\r\n"),
        (400, "GET http://u@x/ HTTP/1.1\r\n\r\n"), (400, "GET http:/// HTTP/1.1\r\n\r\n"),
        (400, "GET /caf\u{e9} HTTP/1.1\r\n\r\n"), (400, "GET / HTTP/1.1\r\n\r\n"),
        (400, "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n"), (400, "GET / HTTP/1.1\r\nHost: a b\r\n"),
        (400, "GET / HTTP/1.1\r\nHost: u@a\r\n"), (400, "GET / HTTP/1.1\r\nHost: a:99999\r\n"),
        (400, "GET / HTTP/1.1\r\nHost: [::1\r\n"), (400, "GET / HTTP/1.1\r\nHost: a/b\r\n"),
        (400, "GET / HTTP/1.1\r\nHost: a,b\r\n"),
        // RFC 9112 §5
        (400, "GET / HTTP/1.1\r\nHost : a\r\n"), (400, "GET / HTTP/1.1\r\n Host: a\r\n"),
        (400, "GET / HTTP/1.1\r\nX\r\n"), (400, "GET / HTTP/1.1\r\n: a\r\n"),
        (400, "GET / HTTP/1.1\r\nX: a\r\n b\r\n"), (400, "GET / HTTP/1.1\r\nX: a\u{0}b"),
        (400, "GET / HTTP/1.1\r\nX: a\u{7f}b"), (400, "GET / HTTP/1.1\r\nX: a\rb"),
        // RFC 9112 §6
        (400, "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n"),
        (400, "POST / HTTP/1.1\r\nContent-Length: 1, 1\r\n"), (400, "POST / HTTP/1.1\r\nContent-Length: +1\r\n"),
        (400, "POST / HTTP/1.1\r\nContent-Length: 0x1\r\n"), (400, "POST / HTTP/1.1\r\nContent-Length:\r\n"),
        (400, "POST / HTTP/1.1\r\nContent-Length: 18446744073709551618\r\n"),
        (400, "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"),
        (400, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n"),
        (400, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
        (400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n"),
        (400, "POST / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n"),
        (400, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip\r\n"),
        (400, "POST / HTTP/1.1\r\nTransfer-Encoding: \u{b}chunked\r\n"),
        (501, "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n"),
        (417, "POST / HTTP/1.1\r\nExpect: 200-maybe\r\n"),
        (400, "POST / HTTP/1.1\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n"),
    ])
    func `refuses what is malformed or ambiguous`(expected: Int, text: String) {
        #expect(status(of: text) == expected, "\(text.debugDescription)")
    }

    @Test func `holds every limit to the byte`() {
        let path = String(repeating: "a", count: 8192 - "GET / HTTP/1.1".count)
        #expect(status(of: "GET /\(path) HTTP/1.1\r\n") == nil)
        #expect(status(of: "GET /\(path)a HTTP/1.1\r\n") == 414)
        let start = "GET / HTTP/1.1\r\nHost: x\r\n"
        let value = String(repeating: "v", count: 8192 - "X: ".count)
        #expect(status(of: start + "X: \(value)\r\n") == nil)
        #expect(status(of: start + "X: \(value)v") == 431)
        let lines = String(repeating: "X: \(value)\r\n", count: 4)
        #expect(status(of: start + lines) == 431)
        let many = (0..<99).map { "X\($0): y\r\n" }.joined()
        #expect(status(of: start + many) == nil)
        #expect(status(of: start + many + "Z: y\r\n") == 431)
    }

    @Test func `connection options decide whether the connection lives on`() throws {
        #expect(try !parse("GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Close\r\n\r\n").keepsAlive)
        #expect(try !parse("GET / HTTP/1.0\r\n\r\n").keepsAlive)
        #expect(try parse("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keepsAlive)
    }

    @Test func `expectations of HTTP 1.0 are ignored`() throws {
        #expect(try parse("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n\r\n").expectsContinue)
        #expect(try !parse("POST / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n").expectsContinue)
    }
}
