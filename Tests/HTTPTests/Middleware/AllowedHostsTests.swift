import HTTP
import Testing

@Suite struct AllowedHostsTests {
    private let hosts = AllowedHosts(["Pictures.Example"])

    @Test(arguments: [
        "pictures.example", "PICTURES.example", "pictures.example:8080", "pictures.example:", "localhost",
        "LOCALHOST:8080", "127.0.0.1", "192.0.2.1:80", "[::1]", "[::1]:8080",
        "[2001:DB8::1]:1", "",
    ])
    func `its names and numeric addresses are taken`(host: String) {
        #expect(hosts.contains(host))
    }

    @Test(arguments: [
        "evil.example", "localhost.evil.example", "evil-localhost", "pictures.example.evil.example",
        "xpictures.example",
        "x.pictures.example", "*.pictures.example", "127.0.0.1.evil.example",
        "127.0.0.1.nip.io", "0x7f.0.0.1", "2130706433", "127.1", "[::1].evil.example", "[evil.example]", "[localhost]",
        "[127.0.0.1]", "evil.example:localhost", "localhost%2eevil", "::1", ":80",
        "localhost@evil.example",
        "[::1]x", "localhost.",
    ])
    func `all else is turned away`(host: String) {
        #expect(!hosts.contains(host), "\(host)")
    }

    @Test func `a star takes any name`() {
        let any = AllowedHosts(["*"])
        for host in ["evil.example", "a.b", "", "[::1]"] { #expect(any.contains(host)) }
    }

    @Test func `without names this machine and addresses are taken`() {
        let none = AllowedHosts([])
        #expect(none.contains("localhost") && none.contains("10.0.0.1:8080"))
        #expect(!none.contains("pictures.example"))
    }

    @Test func `requests for others get 421`() async throws {
        let handler = allowedHosts(hosts)({ _ in Response(text: "reached") })
        var client = Client(peer: .local)
        client.host = "pictures.example:80"
        #expect(try await handler(.make(client: client)).text() == "reached")
        client.host = "evil.example"
        let error = await #expect(throws: HTTPError.self) { try await handler(.make(client: client)) }
        #expect(error?.status == .misdirectedRequest)
        // Forwarded under a name of ours, but called by another: a page whose name was rebound to this machine.
        client.host = "localhost"
        let rebound = Request.make(fields: [("Host", "evil.example")], client: client)
        await #expect(throws: HTTPError.self) { try await handler(rebound) }
        let proxied = Request.make(fields: [("Host", "127.0.0.1:8080")], client: client)
        #expect(try await handler(proxied).text() == "reached")
    }
}
