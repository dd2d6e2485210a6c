import HTTP
import Testing

@Suite struct BasePathTests {
    @Test(arguments: [
        ("/", "/", ""), ("/a", "/a", "/a"), ("/a/", "/a", "/a"), ("/a/b", "/a/b", "/a/b"),
        ("/A-z.0_9~", "/A-z.0_9~", "/A-z.0_9~"), ("/...", "/...", "/..."),
        ("/.well-known", "/.well-known", "/.well-known"),
    ])
    func `reads plain paths`(text: String, path: String, prefix: String) throws {
        let basePath = try #require(BasePath(text))
        #expect(basePath.description == path)
        #expect(basePath.prefix == prefix)
    }

    @Test(arguments: [
        "", "a", "a/", "//", "///", "//evil.example", "/a//b", "/a//", "/.", "/..", "/a/../b", "/a/./b", "/a/..",
        "/a b",
        "/a%2fb", "/%2e%2e", "/a?b", "/a#b", "/a\\b", "/\\evil.example", "/a:b", "/@a", "/a\r\nb", "/a\u{0}", "/é",
        "/a\"", "/<a>", "http://evil.example/", " /a", "/a ", "/\u{301}", "/" + String(repeating: "a", count: 1024),
    ])
    func `refuses all else`(text: String) {
        #expect(BasePath(text) == nil)
    }
}
