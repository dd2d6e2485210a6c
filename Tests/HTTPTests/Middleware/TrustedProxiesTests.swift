import Testing

@testable import HTTP

/// Who the client is, by the words of proxies.
@Suite struct TrustedProxiesTests {
    private static let trusted = AddressSet(["10.0.0.0/8", "2001:db8:aaaa::/48"].compactMap { AddressRange($0) })

    static func client(_ fields: [(String, String)], peer: String? = "10.0.0.1") async throws -> Client {
        let origin = try peer.map { Peer.address(try #require(IPAddress($0))) } ?? .local
        var client = Client(peer: origin)
        client.host = "inner:8080"
        let (seen, continuation) = AsyncStream.makeStream(of: Client.self)
        let handler = TrustedProxies(trusted).middleware(prefix: "/base")({ request in
            continuation.yield(request.client)
            return Response(.ok)
        })
        _ = try await handler(.make(.get, "/", fields: fields, client: client))
        var iterator = seen.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    @Test func `a peer that is not trusted is not listened to`() async throws {
        let fields = [
            ("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Prefix", "/evil"), ("Forwarded", "for=192.0.2.1;proto=https;host=evil.example"),
        ]
        for peer in ["203.0.113.5", "::1", "2001:db8:aaab::1", "11.0.0.1"] {
            let client = try await Self.client(fields, peer: peer)
            #expect(client.address == IPAddress(peer))
            #expect(client.baseURL == "http://inner:8080/base")
            #expect(!client.isForwarded)
        }
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"),
        // Chains: the rightmost that is not trusted.
        ("6.6.6.6, 192.0.2.1", "192.0.2.1"), ("6.6.6.6, 192.0.2.1, 10.0.0.7", "192.0.2.1"),
        ("6.6.6.6,192.0.2.1,10.0.0.7,10.9.9.9", "192.0.2.1"), ("127.0.0.1, 192.0.2.1", "192.0.2.1"),
        ("10.0.0.9, 192.0.2.1", "192.0.2.1"),
        // All trusted: the leftmost.
        ("10.0.0.9", "10.0.0.9"), ("10.0.0.9, 10.0.0.8", "10.0.0.9"),
        // Nonsense ends the walk: only what stands behind it is known.
        ("unknown", "10.0.0.1"), ("192.0.2.1, unknown", "10.0.0.1"), ("192.0.2.1, garbage, 10.0.0.7", "10.0.0.7"),
        ("garbage, 192.0.2.1", "192.0.2.1"), ("_hidden, 10.0.0.7", "10.0.0.7"), ("192.0.2.1 6.6.6.6", "10.0.0.1"),
        ("999.0.2.1", "10.0.0.1"), ("192.0.2.1/32", "10.0.0.1"),
        // Ports and brackets
        ("192.0.2.1:4711", "192.0.2.1"), ("[2001:db8::1]:4711", "2001:db8::1"), ("[2001:db8::1]", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"), ("\"[2001:db8::1]:4711\"", "2001:db8::1"), ("::ffff:192.0.2.1", "192.0.2.1"),
        ("192.0.2.1, [2001:db8:aaaa::5]:80", "192.0.2.1"), ("192.0.2.1, ::ffff:10.1.1.1", "192.0.2.1"),
        ("::1", "::1"), (" , 192.0.2.1 ,", "192.0.2.1"),
        // Half a quote swallows nothing that was appended behind it.
        ("\", 192.0.2.1", "192.0.2.1"), ("6.6.6.6, \"x, 192.0.2.1", "192.0.2.1"), ("\"\\, 192.0.2.1", "192.0.2.1"),
        ("\"6.6.6.6, 192.0.2.1\"", "10.0.0.1"),
    ])
    func `the client is the rightmost hop that is not trusted`(chain: String, expected: String) async throws {
        let client = try await Self.client([("X-Forwarded-For", chain)])
        #expect(client.address?.description == expected)
        #expect(client.isForwarded)
    }

    @Test func `lines follow one another`() async throws {
        let fields = [
            ("X-Forwarded-For", "6.6.6.6, \""), ("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-For", "10.0.0.7"),
        ]
        #expect(try await Self.client(fields).address?.description == "192.0.2.1")
    }

    // RFC 7239 §4, §6
    @Test(arguments: [
        ("for=192.0.2.1", "192.0.2.1"), ("For=192.0.2.1;Proto=https", "192.0.2.1"), ("for=\"192.0.2.1\"", "192.0.2.1"),
        ("for=\"192.0.2.1:47011\"", "192.0.2.1"), ("for=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
        ("for=\"[2001:db8:cafe::17]\"", "2001:db8:cafe::17"), ("by=10.0.0.1;for=192.0.2.1;host=a", "192.0.2.1"),
        ("for=6.6.6.6, for=192.0.2.1, for=10.0.0.7", "192.0.2.1"), ("for=192.0.2.1 ; proto=http", "192.0.2.1"),
        ("for=unknown", "10.0.0.1"), ("for=_SEVKISEK", "10.0.0.1"), ("for=", "10.0.0.1"), ("proto=https", "10.0.0.1"),
        ("for=192.0.2.1, for=unknown", "10.0.0.1"), ("nonsense", "10.0.0.1"), ("for=192.0.2.1,", "192.0.2.1"),
        ("for=\", for=\"[2001:db8::1]:80\"", "2001:db8::1"), ("for=\"6.6.6.6, for=192.0.2.1", "192.0.2.1"),
        ("for=\"\\\", for=192.0.2.1", "192.0.2.1"),
    ])
    func `the standard dialect is read as well`(field: String, expected: String) async throws {
        let client = try await Self.client([("Forwarded", field)])
        #expect(client.address?.description == expected)
    }

    @Test func `dialects that agree are believed`() async throws {
        let client = try await Self.client([
            ("X-Forwarded-For", "6.6.6.6, 192.0.2.1"), ("X-Forwarded-Proto", "https"),
            ("Forwarded", "for=192.0.2.1;proto=http"),
        ])
        #expect(client.address?.description == "192.0.2.1" && client.scheme == "https")
    }

    @Test(arguments: ["for=192.0.2.2", "for=unknown", "for=192.0.2.1, for=192.0.2.2", "proto=https"])
    func `dialects that disagree are not`(other: String) async throws {
        let client = try await Self.client([
            ("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "outer.example"),
            ("X-Forwarded-Prefix", "/p"), ("Forwarded", other),
        ])
        #expect(client.address?.description == "10.0.0.1")
        #expect(client.baseURL == "http://inner:8080/base")
        // Somebody is behind the proxy all the same: whoever asks must not pass for the proxy itself.
        #expect(client.isForwarded)
    }

    @Test func `a Unix socket's peer is trusted, and has an address only by its word`() async throws {
        #expect(try await Self.client([], peer: nil).address == nil)
        #expect(
            try await Self.client([("X-Forwarded-For", "192.0.2.1")], peer: nil).address?.description == "192.0.2.1")
        #expect(try await Self.client([("X-Forwarded-For", "unknown")], peer: nil).address == nil)
        #expect(try await Self.client([("X-Forwarded-For", "10.0.0.1, x")], peer: nil).address == nil)
    }

    @Test func `a trusted peer that forwards nothing is the client`() async throws {
        for peer in ["10.0.0.1", nil] {
            let client = try await Self.client([("Accept", "*/*")], peer: peer)
            #expect(!client.isForwarded)
            #expect(client.baseURL == "http://inner:8080/base")
        }
        for (name, value) in [("Forwarded", ""), ("X-Forwarded-For", "x"), ("X-Forwarded-Prefix", "x")] {
            #expect(try await Self.client([(name, value)]).isForwarded, "\(name)")
        }
    }
}
