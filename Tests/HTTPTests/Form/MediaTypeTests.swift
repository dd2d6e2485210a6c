import Testing

@testable import HTTP

@Suite struct MediaTypeTests {
    @Test(
        arguments: [
            ("text/html", "text/html", []),
            ("Text/HTML;Charset=UTF-8", "text/html", ["charset=UTF-8"]),
            ("  text/html ; charset=utf-8 ", "text/html", ["charset=utf-8"]),
            ("text/html; charset=\"utf-8\"", "text/html", ["charset=utf-8"]),
            ("a/b; c=\"\"", "a/b", ["c="]),
            ("a/b; c=\"d;e\\\"\\\\ f\"; g=h", "a/b", ["c=d;e\"\\ f", "g=h"]),
            ("a/b;;; c=d;", "a/b", ["c=d"]),
            ("application/vnd.x+json", "application/vnd.x+json", []),
        ] as [(String, String, [String])])
    func `reads type and parameters`(text: String, essence: String, parameters: [String]) throws {
        let type = try #require(MediaType(text))
        #expect(type.essence == essence)
        #expect(type.parameters.map { "\($0.name)=\($0.value)" } == parameters)
        #expect(MediaType(type.description) == type)
    }

    @Test(arguments: [
        "", "text", "text/", "/html", "text /html", "text/ html", "text/html charset=x", "text/html; charset",
        "text/html; charset=", "text/html; charset =x", "text/html; charset= x", "text/html; =x", "text/html; a=\"b",
        "text/html; a=\"b\\", "text/html; a=\"b\"c", "text/html; a=b; A=c", "text/html, a/b", "te\u{0}xt/html",
        "text/html; a=\"\n\"", "a/b" + (0..<17).map { "; p\($0)=x" }.joined(),
    ])
    func `refuses what is none`(text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test func `finds a parameter by its name in lower case`() {
        let type = MediaType("multipart/form-data; Boundary=X")
        #expect(type?["boundary"] == "X")
        #expect(type?["charset"] == nil)
    }
}
