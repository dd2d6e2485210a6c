import Testing

@testable import Vision

@Suite struct RemoteAddressTests {
    @Test(arguments: [
        ("http://a.example", "http://a.example/"), ("HTTP://A.Example/X", "http://a.example/X"),
        ("https://a.example:443/x", "https://a.example/x"), ("https://a.example:80/", "https://a.example:80/"),
        ("http://a.example:65535?q=1", "http://a.example:65535/?q=1"), ("http://a/b#c", "http://a/b"),
        ("http://a#", "http://a/"), ("http://a/?#?", "http://a/?"), ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
        ("http://[::FFFF:8.8.8.8]", "http://[::ffff:8.8.8.8]/"), ("http://a/%41%2f", "http://a/%41%2f"),
        ("http://a/\u{E4}?\u{4F60}", "http://a/%c3%a4?%e4%bd%a0"), ("http://a/x[1]|{}", "http://a/x%5b1%5d%7c%7b%7d"),
        ("http://a/../b/./c", "http://a/../b/./c"), ("http://a/user:pass@host", "http://a/user:pass@host"),
        ("http://a/?u=http://b@c", "http://a/?u=http://b@c"),
        ("http://xn--bcher-kva.example", "http://xn--bcher-kva.example/"),
        ("http://a_b.example", "http://a_b.example/"), ("http://1.2.3.4.example", "http://1.2.3.4.example/"),
    ])
    func `is written anew`(text: String, url: String) {
        let address = RemoteAddress(Array(text.utf8))
        #expect(address?.url == url)
        // And then as it is.
        #expect(address.flatMap { RemoteAddress(Array($0.url.utf8)) } == address)
    }

    @Test(arguments: [
        "", "a", "a.example", "//a.example", "/a", "http:", "http:/", "http://", "http:///a", "http:a",
        "http:127.0.0.1/",
        "http:/a", "httpx://a", "ftp://a", "file:///etc/passwd", "gopher://a", "javascript:alert(1)", "data:,a",
        "blob:https://a/1", "jar:http://a!/", "http://user@a", "http://user:pass@a", "http://@a", "http://:@a",
        "http://a@b@c", "http://a%2f@b", "http://127.0.0.1%2f@a", "http://a:b", "http://a:", "http://a:/", "http://a:0",
        "http://a:080", "http://a:65536", "http://a:99999999999", "http://a:-1", "http://a:+8", "http://a:8 ",
        "http://a:8a",
        "http://a b", "http://a/ b", "http://a/\tb", "http://a/\nb", "http://a/\r\nX: y", "http://a/\0", "http://a\0b",
        "http://a/\u{7F}", "http://a\\b", "http://a/\\b", "http://a/?\\", "http://a/#\\",
        "http://127.1.1.1:80\\@127.2.2.2:80/",
        "http://127.1.1.1:80#\\@127.2.2.2:80/", "http://.", "http://.a", "http://a.", "http://a..b", "http://%61",
        "http://a%00", "http://127\u{3002}0\u{3002}0\u{3002}1/", "http://\u{FF11}27.0.0.1",
        "http://b\u{FC}cher.example",
        "http://a!b", "http://a,b", "http://a;b", "http://[", "http://[]", "http://[a]", "http://[::1", "http://::1",
        "http://::1/", "http://[::1]x", "http://[::1]:", "http://[::1%25lo]", "http://[fe80::1%lo]",
        "http://[127.0.0.1]",
        "http://[v1.a]", "http://[::1]]", "http://2130706433/", "http://0x7f000001", "http://0x7F.1",
        "http://017700000001/",
        "http://0177.0.0.1/", "http://127.1", "http://127.0.1", "http://127.0.0.01", "http://0127.0.0.1", "http://0",
        "http://0x", "http://1.2.3.4.5", "http://256.1.1.1", "http://a.1", "http://a.0x1", "http://1.2.3", "http://a/%",
        "http://a/%4", "http://a/%zz", "http://a/%4g", "http://a/?%", "http://a/#%",
    ])
    func `is refused where two readers could differ`(text: String) {
        #expect(RemoteAddress(Array(text.utf8)) == nil)
    }

    @Test func `has a length`() {
        let fitting = "http://a/" + String(repeating: "b", count: RemoteAddress.longest - 9)
        #expect(RemoteAddress(Array(fitting.utf8)) != nil)
        #expect(RemoteAddress(Array((fitting + "b").utf8)) == nil)
        let label = String(repeating: "a", count: 63)
        #expect(RemoteAddress(Array("http://\(label).example".utf8)) != nil)
        #expect(RemoteAddress(Array("http://\(label)a.example".utf8)) == nil)
        #expect(RemoteAddress(Array("http://\(label).\(label).\(label).\(label)".utf8)) == nil)
    }

    @Test(arguments: [
        ("http://b/x", "http://b/x"), ("//b/x", "https://b/x"), ("/x?y", "https://a:8443/x?y"),
        ("x", "https://a:8443/p/x"),
        ("?z", "https://a:8443/p/q?z"), ("#f", "https://a:8443/p/q?r"), ("../x", "https://a:8443/p/../x"),
        ("./x", "https://a:8443/p/./x"), (" /x ", "https://a:8443/x"), ("x/y:z", "https://a:8443/p/x/y:z"),
        ("", nil), ("ftp://b", nil), ("file:///etc/passwd", nil), ("x:y", nil), ("http:b", nil), ("//", nil),
        ("///b", nil),
        ("//u@b", nil), ("http://u@b/", nil), ("/a b", nil), ("\\\\b", nil), ("/\\b", nil), ("//127.1/", nil),
        ("gopher:x", nil), ("javascript:alert(1)", nil),
    ])
    func `leads on`(location: String, url: String?) throws {
        let address = try #require(RemoteAddress(Array("https://a:8443/p/q?r".utf8)))
        #expect(address.following(location)?.url == url)
    }
}
