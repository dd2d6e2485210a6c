import HTTP
import Testing

@Suite struct StaticFilesTests {
    private let files = StaticFiles([
        "style.css": .init(bytes: Array("plain".utf8), gzipped: [1, 2], type: "text/css", tag: "t"),
        "dot.png": .init(bytes: [9], gzipped: nil, type: "image/png", tag: "p"),
    ])

    private func answer(_ name: String = "style.css", accepting encodings: String?) throws -> Response {
        let fields = encodings.map { [("Accept-Encoding", $0)] } ?? []
        return try files.response(named: name, for: .make(.get, "/", fields: fields))
    }

    // RFC 9110 §12.5.3
    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.2, *;q=0", true), ("*", true),
        ("gzip;q=0.001", true), ("*;q=0.5", true), ("identity", false), ("", false), ("br", false), ("gzip;q=0", false),
        ("gzip;q=0.000", false), ("gzip;q=0, *", false), ("*;q=0", false), ("gzipped", false), ("gzip; q=0", false),
    ])
    func `gzip is sent to whoever takes it`(encodings: String, isWelcome: Bool) async throws {
        let response = try answer(accepting: encodings)
        #expect(response.fields[.contentEncoding] == (isWelcome ? "gzip" : nil))
        #expect(try await response.collect() == (isWelcome ? [1, 2] : Array("plain".utf8)))
    }

    @Test func `who says nothing gets it plain`() async throws {
        #expect(try await answer(accepting: nil).text() == "plain")
    }

    @Test func `the two forms have their own tags, and both say what they vary with`() throws {
        let plain = try answer(accepting: nil)
        let gzipped = try answer(accepting: "gzip")
        #expect(plain.fields[.etag] == "\"t\"")
        #expect(gzipped.fields[.etag] == "\"t-gzip\"")
        for response in [plain, gzipped] {
            #expect(response.fields[.vary] == "accept-encoding")
            #expect(response.fields[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(response.fields[.contentType] == "text/css")
        }
    }

    @Test func `what does not shrink has one form`() async throws {
        let response = try answer("dot.png", accepting: "gzip")
        #expect(try await response.collect() == [9])
        #expect(response.fields[.vary] == nil && response.fields[.contentEncoding] == nil)
    }

    @Test(arguments: [
        "", "/", ".", "..", "../style.css", "/style.css", "./style.css", "style.css/", "x/../style.css", "STYLE.CSS",
        "style.css\u{0}", "../../etc/passwd", "/etc/passwd", "style.cs", "..\\style.css",
    ])
    func `no other name leads anywhere`(name: String) {
        #expect(throws: HTTPError(.notFound, "There is no such file.")) { try answer(name, accepting: "gzip") }
    }
}
