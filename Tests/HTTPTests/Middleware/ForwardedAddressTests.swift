import HTTP
import Testing

/// Under which address the client reached the outermost proxy.
@Suite struct ForwardedAddressTests {
    private func baseURL(_ fields: (String, String)...) async throws -> String {
        try await TrustedProxiesTests.client(fields).baseURL
    }

    @Test(arguments: [
        ("192.0.2.1", "https", "https"), ("192.0.2.1", "HTTPS", "https"), ("192.0.2.1", "http", "http"),
        // The hop's own word where the lists go hand in hand, else the nearest proxy's.
        ("6.6.6.6, 192.0.2.1, 10.0.0.7", "x, https, http", "https"), ("192.0.2.1, 10.0.0.7", "https, http", "https"),
        ("192.0.2.1, 10.0.0.7", "https", "https"), ("192.0.2.1", "http, https", "https"),
        ("192.0.2.1, 10.0.0.7", "https, http, http", "http"), ("unknown", "https", "https"),
        // No scheme of ours
        ("192.0.2.1", "ftp", "http"), ("192.0.2.1", "javascript", "http"), ("192.0.2.1", "https:", "http"),
        ("192.0.2.1", "wss", "http"), ("192.0.2.1", "\"https\"", "http"),
    ])
    func `the scheme goes with the hop`(chain: String, schemes: String, expected: String) async throws {
        let url = try await baseURL(("X-Forwarded-For", chain), ("X-Forwarded-Proto", schemes))
        #expect(url == "\(expected)://inner:8080/base")
    }

    @Test(arguments: [
        ("outer.example", "outer.example"), ("outer.example:8443", "outer.example:8443"), ("[::1]:80", "[::1]:80"),
        ("first.example, second.example", "second.example"),
        // No host: the request's own stays.
        ("", "inner:8080"), ("a b", "inner:8080"), ("outer.example/path", "inner:8080"),
        ("user@outer.example", "inner:8080"),
        ("outer.example:99999", "inner:8080"), ("<script>", "inner:8080"), ("outer.example:port", "inner:8080"),
        ("outer.example\\evil", "inner:8080"), ("[::1", "inner:8080"), ("ouṭer.example", "inner:8080"),
        ("outer.example\"", "inner:8080"), ("outer.example?x", "inner:8080"), ("outer.example#x", "inner:8080"),
    ])
    func `a host is one`(host: String, expected: String) async throws {
        #expect(
            try await baseURL(("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Host", host)) == "http://\(expected)/base"
        )
    }

    @Test func `the host goes with the hop`() async throws {
        let fields = [
            ("X-Forwarded-For", "6.6.6.6, 192.0.2.1, 10.0.0.7"),
            ("X-Forwarded-Host", "evil.example, outer.example, inner.example"),
        ]
        #expect(try await TrustedProxiesTests.client(fields).host == "outer.example")
    }

    @Test(arguments: [
        ("for=192.0.2.1;proto=https;host=outer.example", "https://outer.example/base"),
        ("for=192.0.2.1;proto=\"https\";host=\"outer.example:8443\"", "https://outer.example:8443/base"),
        (
            "for=6.6.6.6;proto=http;host=evil.example, for=192.0.2.1;proto=https;host=outer.example, for=10.0.0.7;proto=http",
            "https://outer.example/base"
        ),
        ("for=192.0.2.1;proto=gopher;host=\"a b\"", "http://inner:8080/base"),
        ("for=192.0.2.1", "http://inner:8080/base"),
        ("proto=https", "https://inner:8080/base"),
    ])
    func `the standard dialect tells both`(field: String, expected: String) async throws {
        #expect(try await baseURL(("Forwarded", field)) == expected)
    }

    @Test(arguments: [
        ("/", ""), ("/p", "/p"), ("/p/", "/p"), ("/p/q", "/p/q"),
        // Not sound: our own base path stays.
        ("", "/base"), ("//evil.example", "/base"), ("/a/../b", "/base"), ("/a b", "/base"), ("p", "/base"),
        ("/%2e%2e", "/base"), ("/\\evil.example", "/base"), ("https://evil.example", "/base"), ("/a, /b", "/base"),
        ("/a?b", "/base"), ("/\"><script>", "/base"), ("///", "/base"),
    ])
    func `a prefix is a plain path`(prefix: String, expected: String) async throws {
        #expect(
            try await baseURL(("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Prefix", prefix))
                == "http://inner:8080\(expected)")
    }

    @Test func `a prefix alone is believed too`() async throws {
        #expect(try await baseURL(("X-Forwarded-Prefix", "/p")) == "http://inner:8080/p")
    }
}
