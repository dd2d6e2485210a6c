import Bytes
import HTTP
import Testing
import Vignette

@testable import App

@Suite struct VisitorCookieTests {
    private static let one = "0123456789abcdef0123456789abcdef"
    private static let other = "ffffffffffffffffffffffffffffffff"

    private func token(_ cookies: String...) -> String? {
        var fields = Fields()
        for cookie in cookies { fields.append(.cookie, cookie) }
        return VisitorCookie(in: fields)?.token
    }

    @Test(arguments: [
        "vignette=\(one)", "a=b; vignette=\(one)", "a=b;vignette=\(one);c=d", " \tvignette=\"\(one)\" ; x",
        "vignette=nonsense; vignette=\(one)", "vignette=; vignette=\(one)", "vignette=\(one); vignette=\(other)",
        ";;=;x;\u{1F4A5}=\u{1F4A5};vignette=\(one)", "a=\"b;vignette=\(one);\"",
    ])
    func `it is found among others`(cookies: String) {
        #expect(token(cookies) == Self.one)
    }

    @Test(arguments: [
        "", "vignette", "vignette=", "vignette=\"", "Vignette=\(one)", "xvignette=\(one)", "vignette =\(one)",
        "vignette=\(one)0", "vignette=\(one.dropLast())", "vignette=\(one.uppercased())", "vignette=\"\(one)",
        "vignette=\(one.dropLast())'", "vignette==\(one)", "x=vignette=\(one)", "vignette=' OR 1=1 --",
    ])
    func `what was not made here is none`(cookies: String) {
        #expect(token(cookies) == nil)
    }

    @Test func `two lines are read like one`() {
        #expect(token("a=b", "vignette=\(Self.one)") == Self.one)
    }

    @Test func `a field full of them takes no time`() {
        #expect(token(String(repeating: "vignette=x;", count: 700)) == nil)
    }

    @Test func `each new one is another`() throws {
        let cookies = try (0..<20).map { _ in try VisitorCookie.random() }
        #expect(Set(cookies.map(\.token)).count == 20 && Set(cookies.map(\.owner)).count == 20)
        let cookie = cookies[0]
        #expect(cookie.owner.name == (try SHA256.digest(of: Array(cookie.token.utf8)).hex))
        #expect(VisitorCookie(token: cookie.token) == cookie)
    }

    @Test(arguments: [
        ("", false, "Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax"),
        ("/base/path", true, "Path=/base/path; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure"),
    ])
    func `it goes back to its own path alone`(prefix: String, isSecure: Bool, rest: String) throws {
        let cookie = try #require(VisitorCookie(token: Self.one))
        #expect(cookie.field(prefix: prefix, isSecure: isSecure) == "vignette=\(Self.one); \(rest)")
    }

    @Test(arguments: [
        ("https", "localhost:8080", nil, true), ("http", "localhost:8080", nil, false),
        ("http", "pictures.example", "https://pictures.example", true),
        ("http", "Pictures.Example:443", "https://pictures.example", true),
        ("http", "192.168.1.2:8080", "https://pictures.example", false),
        ("http", "pictures.example", "http://pictures.example", false),
    ])
    func `it is secure behind https`(scheme: String, host: String, publicURL: String?, isSecure: Bool) throws {
        var configuration = Configuration()
        configuration.publicURL = publicURL.flatMap { PublicURL($0) }
        var request = Request.make(host: host)
        request.client.scheme = scheme
        let cookie = try #require(VisitorCookie(token: Self.one))
        let field = Access(configuration).field(for: cookie, to: request)
        #expect(field.hasSuffix("; Secure") == isSecure)
    }
}
