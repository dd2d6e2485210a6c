import Testing

@testable import Vision

@Suite struct BaseURLTests {
    @Test(arguments: [
        ("http://localhost:8080", "http://localhost:8080/v1"),
        ("http://localhost:8080/", "http://localhost:8080/v1"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        ("http://localhost:11434/v1///", "http://localhost:11434/v1"),
        ("https://API.example.com/v1/chat/completions", "https://api.example.com/v1"),
        ("https://api.example.com/chat/completions/", "https://api.example.com/v1"),
        ("https://api.example.com/v1/moderations", "https://api.example.com/v1"),
        ("https://example.com/api/v3/openai", "https://example.com/api/v3/openai"),
        ("https://example.com/v1beta/openai/", "https://example.com/v1beta/openai"),
        ("https://example.com/openai", "https://example.com/openai/v1"),
        ("https://example.com/vision", "https://example.com/vision/v1"),
        ("http://[::1]:8000", "http://[::1]:8000/v1"),
        ("http://example.com:80", "http://example.com/v1"),
        ("https://user:word@example.com", "https://example.com/v1"),
    ])
    func `is tidied`(text: String, expected: String) {
        #expect(BaseURL(text)?.description == expected)
    }

    @Test(arguments: [
        "", "localhost:8080", "ftp://example.com", "http://", "http:///v1", "http://a b", "http://example.com?x=1",
        "http://example.com#x", "http://example.com:0", "http://example.com:65536", "http://example.com:+80",
        "http://[::1", "http://[1.2.3.4", "http://exa\nmple.com", "http://exämple.com", "file:///etc/passwd",
    ])
    func `refuses what is no address of a service`(text: String) {
        #expect(BaseURL(text) == nil)
    }

    @Test func `gives the form without the version only where it was added here`() {
        #expect(BaseURL("http://a")?.withoutVersion?.description == "http://a")
        #expect(BaseURL("http://a/b")?.withoutVersion?.description == "http://a/b")
        #expect(BaseURL("http://a/v1")?.withoutVersion == nil)
        #expect(BaseURL("http://a/v1")?.withoutLastVersion.description == "http://a")
        #expect(BaseURL("http://a/v1/b")?.withoutLastVersion.description == "http://a/v1/b")
    }

    @Test func `knows the machine itself`() {
        for text in ["http://localhost", "http://127.0.0.2:1", "http://[::1]", "http://api.localhost"] {
            #expect(BaseURL(text)?.isLoopback == true)
        }
        for text in [
            "http://localhost.example.com", "http://127.evil.example", "http://127.0.0.1.example", "http://127.0.0.256",
            "http://127.0.0.", "http://127.0.0.1.1", "http://1127.0.0.1",
        ] {
            #expect(BaseURL(text)?.isLoopback == false)
        }
    }
}
