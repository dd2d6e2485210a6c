import HTTP
import Synchronization
import Testing
import Vignette

@testable import App

@Suite struct CrossOriginTests {
    typealias Method = HTTP.Method

    private func code(
        _ fields: [(String, String)], _ method: Method = .post, host: String = "pictures.example",
        scheme: String = "http",
        publicURL: String? = nil
    ) async throws -> Failure.Code? {
        var request = Request.make(method, "/", fields: fields, host: host)
        request.client.scheme = scheme
        request.body = .bytes([1, 2, 3])
        let handler = CrossOrigin(publicURL: publicURL.flatMap { PublicURL($0) }).middleware { _ in Response(.ok) }
        do {
            _ = try await handler(request)
            return nil
        } catch {
            #expect(try await request.body.collect() == [1, 2, 3], "it was judged before the body was read")
            return (error as? Failure)?.code
        }
    }

    @Test(arguments: ["same-origin", "none"])
    func `browsers say that it is our own page`(site: String) async throws {
        #expect(try await code([("Sec-Fetch-Site", site), ("Origin", "http://pictures.example")]) == nil)
        // With it the origin is not looked at: privacy settings make it null.
        #expect(try await code([("Sec-Fetch-Site", site), ("Origin", "null")]) == nil)
    }

    @Test(arguments: ["cross-site", "same-site", "", "SAME-ORIGIN", "same-origin, none", "x"])
    func `browsers say that it is another's`(site: String) async throws {
        let fields = [("Sec-Fetch-Site", site), ("Origin", "http://pictures.example")]
        for method in [Method.post, .put, .patch, .delete] {
            #expect(try await code(fields, method) == .crossOrigin)
        }
        for method in [Method.get, .head, .options] { #expect(try await code(fields, method) == nil) }
        #expect(try await code(fields + [("Sec-Fetch-Site", "same-origin")]) == .crossOrigin)
    }

    @Test(arguments: [
        ("http://pictures.example", "pictures.example", "http"),
        ("http://pictures.example", "pictures.example:80", "http"),
        ("HTTP://Pictures.Example", "pictures.example", "http"),
        ("https://pictures.example", "PICTURES.example", "https"),
        ("https://pictures.example", "pictures.example:443", "https"), ("http://[::1]:8080", "[::1]:8080", "http"),
        ("http://192.0.2.1:8080", "192.0.2.1:8080", "http"),
    ])
    func `an older browser's origin is ours`(origin: String, host: String, scheme: String) async throws {
        #expect(try await code([("Origin", origin)], host: host, scheme: scheme) == nil)
    }

    @Test(arguments: [
        "null", "", "https://evil.example", "http://pictures.example.evil.example", "http://pictures.example:81",
        "https://pictures.example", "http://pictures.example@evil.example", "http://evil.example/pictures.example",
        "http://sub.pictures.example", "pictures.example", "//pictures.example", "file://",
        "blob:http://pictures.example",
        "chrome-extension://abcdef", "http://pictures.example http://evil.example",
    ])
    func `an older browser's origin is foreign`(origin: String) async throws {
        #expect(try await code([("Origin", origin)]) == .crossOrigin)
        #expect(try await code([("Origin", origin)], .get) == nil)
        #expect(try await code([("Origin", "http://pictures.example"), ("Origin", origin)]) == .crossOrigin)
    }

    @Test func `the public URL counts as ours, whatever the proxy forwards`() async throws {
        for publicURL in ["https://pictures.example", "https://pictures.example/base"] {
            let origin = [("Origin", "https://pictures.example")]
            #expect(try await code(origin, host: "10.0.0.1:8080", publicURL: publicURL) == nil)
            #expect(
                try await code([("Origin", "http://10.0.0.1:8080")], host: "10.0.0.1:8080", publicURL: publicURL) == nil
            )
            #expect(try await code([("Origin", "https://evil.example")], publicURL: publicURL) == .crossOrigin)
        }
    }

    @Test func `without a host no origin is ours`() async throws {
        #expect(try await code([("Origin", "http://pictures.example")], host: "") == .crossOrigin)
    }

    @Test func `programs say nothing and pass`() async throws {
        #expect(try await code([]) == nil)
        #expect(try await code([("Cookie", "vignette=x"), ("Referer", "http://evil.example/")]) == nil)
    }
}
