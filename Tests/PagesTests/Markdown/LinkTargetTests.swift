import Testing

@testable import Pages

@Suite struct LinkTargetTests {
    @Test(arguments: [
        ("https://a.b", "https://a.b"), ("http://a:8080/?b#c", "http://a:8080/?b#c"), ("http://[::1]/", "http://[::1]/"),
        ("hTTp://A/B", "hTTp://A/B"), ("https://ü.de/ß?ü", "https://%C3%BC.de/%C3%9F?%C3%BC"), ("https://a/b@c", "https://a/b@c"),
        ("https://a/\"'<>\\`{}|^", "https://a/%22%27%3C%3E%5C%60%7B%7D%7C%5E"), ("https://a/%22", "https://a/%22"),
        ("https://a/\u{202E}", "https://a/%E2%80%AE"), ("mailto:a@b.c?subject=d", "mailto:a@b.c?subject=d"),
    ])
    func `takes the web and mailboxes`(address: String, href: String) throws {
        #expect(String(decoding: try #require(LinkTarget(address.utf8)).href, as: UTF8.self) == href)
    }

    @Test(arguments: [
        "", "a", "/a", "//a", "https:", "https://", "https:///a", "https://:80", "https://a b", "https://a\tb", "https://a\u{7F}", " https://a",
        "\u{1}https://a", "https://a@b", "https://a:b@c", "https://a%2Fb", "https://a\\b", "javascript:a", "data:a", "mailto:", "mailto:a",
        "mailto:@", "mailto:%61@b", "mailto://a@b", "ws://a", "https//a", "ＨＴＴＰ://a", "http\u{200B}://a",
    ])
    func `takes nothing else`(address: String) {
        #expect(LinkTarget(address.utf8) == nil)
    }

    @Test func `takes no address that is too long`() {
        let rest = String(repeating: "a", count: LinkTarget.limit - 8)
        #expect(LinkTarget("https://\(rest)".utf8) != nil)
        #expect(LinkTarget("https://a\(rest)".utf8) == nil)
    }
}
