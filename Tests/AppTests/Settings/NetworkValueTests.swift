import HTTP
import Testing

@testable import App

@Suite struct NetworkValueTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
        ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:C000:0201", "192.0.2.1"), ("::", "::"), ("::1", "::1"),
        ("2001:0DB8:0:0:0:0:0:1", "2001:db8::1"), ("fe80::1", "fe80::1"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("::fffe:1.2.3.4", "::fffe:102:304"),
    ])
    func `an address has one spelling`(text: String, canonical: String) throws {
        #expect(try #require(IPAddress(text)).description == canonical)
    }

    @Test(arguments: [
        "", " ", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "0x7f.0.0.1", "1.2.3.4 ", "1.2.3.4\u{0}", ":",
        ":::", "1::2::3", "12345::", "[::1]", "::1%eth0", "fe80::1%1", "localhost", "::1/128", "1.2.3.4:80",
        "::1\u{0}2", String(repeating: "0", count: 100_000),
    ])
    func `what is no address is none`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("128.0.0.1", false),
        ("126.255.255.255", false), ("::", false), ("::2", false), ("::7f00:1", false), ("7f00::1", false),
    ])
    func `loopback is known`(text: String, loopback: Bool) throws {
        let address = try #require(IPAddress(text))
        #expect(address.isLoopback == loopback)
        #expect(AddressRange.loopback.contains { $0.contains(address) } == loopback)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("10.0.0.0/8", "9.255.255.255", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("::ffff:10.0.0.0/104", "10.1.2.3", true),
        ("10.9.9.9/8", "10.0.0.1", true), ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("192.0.2.0/31", "192.0.2.1", true), ("192.0.2.0/31", "192.0.2.2", false), ("192.0.2.1/32", "192.0.2.1", true),
        ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false), ("0.0.0.0/0", "2001:db8::1", false),
        ("::/0", "2001:db8::1", true), ("::/0", "10.0.0.1", false), ("::ffff:0:0/96", "10.0.0.1", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false),
        ("2001:db8::/127", "2001:db8::1", true), ("2001:db8::/127", "2001:db8::2", false), ("::1", "::1", true),
        ("fe80::/10", "febf::1", true), ("fe80::/10", "fec0::1", false),
    ])
    func `a range contains what begins alike`(range: String, address: String, contained: Bool) throws {
        let range = try #require(AddressRange(range))
        let address = try #require(IPAddress(address))
        #expect(range.contains(address) == contained)
    }

    @Test(arguments: [
        ("10.1.2.3/8", "10.0.0.0/8"), ("10.1.2.3", "10.1.2.3"), ("10.1.2.3/32", "10.1.2.3"), ("::1/128", "::1"),
        ("2001:DB8::1/32", "2001:db8::/32"), ("::ffff:10.0.0.0/104", "10.0.0.0/8"), ("0.0.0.0/0", "0.0.0.0/0"),
    ])
    func `a range has one spelling`(text: String, canonical: String) throws {
        #expect(try #require(AddressRange(text)).description == canonical)
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8",
        "10.0.0.0/ 8", "::/129", "::/1000", "10/8", "x/8", "10.0.0.0/255.0.0.0", "::ffff:10.0.0.0/95",
    ])
    func `what is no range is none`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test(arguments: [
        ("Example.ORG", "example.org"), ("localhost", "localhost"), ("my_app", "my_app"), ("[::1]", "::1"),
        ("::1", "::1"),
        ("127.0.0.1", "127.0.0.1"), ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("1.example", "1.example"),
        ("", nil), ("a b", nil), ("a..b", nil), (".a", nil), ("a.", nil), ("-a", nil), ("a-", nil), ("a/b", nil),
        ("a:80", nil), ("bücher.example", nil), ("1.2.3", nil), ("256.1.1.1", nil), ("[127.0.0.1]", nil), ("[::1", nil),
        ("a@b", nil), ("a\r\nb", nil), (String(repeating: "a", count: 64), nil),
        (String(repeating: "a.", count: 127), nil),
    ])
    func `a host is a name or an address`(text: String, canonical: String?) {
        #expect(HostName.canonical(text) == canonical)
    }

    @Test(arguments: [
        ("/", "/"), ("/a", "/a"), ("/a/", "/a"), ("/a/b", "/a/b"), ("/A-b_c.d~e/1", "/A-b_c.d~e/1"),
        ("/.well", "/.well"), ("/...", "/..."), ("", nil), ("a", nil), ("a/", nil), ("//", nil), ("//a", nil),
        ("/a//b", nil),
        ("/a//", nil), ("/.", nil), ("/..", nil), ("/a/../b", nil), ("/a/./b", nil), ("/%61", nil), ("/a b", nil),
        ("/a?b", nil), ("/a#b", nil), ("/a\\b", nil), ("/é", nil), ("/a\n", nil), ("/a;b", nil), ("/\u{0}", nil),
    ])
    func `a base path has one spelling`(text: String, canonical: String?) {
        #expect(BasePath(text)?.description == canonical)
    }

    @Test func `only the root has no prefix`() {
        #expect(BasePath("/")?.prefix == "")
        #expect(BasePath("/a/b/")?.prefix == "/a/b")
    }

    @Test(arguments: [
        ("https://v.example", "https://v.example"), ("https://V.Example/", "https://v.example"),
        ("HTTP://v.example:80/", "http://v.example"), ("https://v.example:443", "https://v.example"),
        ("https://v.example:80", "https://v.example:80"), ("http://[::1]:8080/a/", "http://[::1]:8080/a"),
        ("http://[2001:DB8::1]", "http://[2001:db8::1]"), ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://v.example/a/b", "https://v.example/a/b"), ("", nil), ("v.example", nil), ("//v.example", nil),
        ("ftp://v.example", nil), ("https:v.example", nil), ("https:///a", nil), ("https://", nil),
        ("https://u@v.example", nil), ("https://u:p@v.example", nil), ("https://v.example?q", nil),
        ("https://v.example/?q", nil), ("https://v.example/#f", nil), ("https://v.example#f", nil),
        ("https://v.example:", nil), ("https://v.example:0", nil), ("https://v.example:65536", nil),
        ("https://v.example:+80", nil), ("https://::1", nil), ("https://[::1", nil), ("https://[::1]x", nil),
        ("https://v.example//a", nil), ("https://v.example/a/../b", nil), ("https://v.example/%2e", nil),
        ("https://v.example\\a", nil), (" https://v.example", nil), ("https://v.example:80:80", nil),
        ("javascript://v.example", nil), ("https://1.2.3", nil), ("https://[::1]:8:8", nil),
    ])
    func `a public URL has one spelling`(text: String, canonical: String?) {
        #expect(PublicURL(text)?.description == canonical)
    }

    @Test func `the parts of a public URL are known`() throws {
        let url = try #require(PublicURL("https://[::1]:8443/a/"))
        #expect(url.scheme == "https" && url.host == "::1" && url.port == 8443 && url.path == BasePath("/a"))
        #expect(url.origin == "https://[::1]:8443")
    }
}
