import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// Who may read the figures.
@Suite struct MetricsAccessTests {
    private func code(_ token: String?, _ fields: [(String, String)], peer: Peer) -> Failure.Code? {
        let request = Request.make(.get, "/metrics", fields: fields, peer: peer)
        do throws(Failure) {
            try MetricsAccess(token.map { Secret($0) }, identityHeader: FieldName("Remote-User")).admit(request)
            return nil
        } catch {
            return error.code
        }
    }

    private static let far = Peer.address(IPAddress(192, 0, 2, 7))

    @Test(arguments: [
        ("Bearer right", true), ("bearer right", true), ("BEARER right", true), ("Bearer  right", true),
        ("Bearer wrong", false), ("Bearer righ", false), ("Bearer rightt", false), ("Bearer Right", false),
        ("Bearer", false), ("Bearer ", false), ("right", false), ("Basic right", false), ("Bearer right x", false),
        ("Bearer \"right\"", false), ("", false), ("Bearerright", false),
    ])
    func `with a token only the token counts`(value: String, isRight: Bool) {
        for peer in [Peer.address(.loopback), .local, Self.far] {
            let fields = [("Authorization", value), ("X-Forwarded-For", "192.0.2.1")]
            #expect(code("right", fields, peer: peer) == (isRight ? nil : .unauthorized), "\(value)")
        }
    }

    @Test func `two tokens are none, and neither is no token`() {
        let right = ("Authorization", "Bearer right")
        #expect(code("right", [right, right], peer: .address(.loopback)) == .unauthorized)
        #expect(code("right", [("Authorization", "Bearer x"), right], peer: .address(.loopback)) == .unauthorized)
        #expect(code("right", [], peer: .address(.loopback)) == .unauthorized)
        // A password of the proxy is no token, as everywhere else.
        #expect(code("right", [("Authorization", "Basic x"), right], peer: .address(.loopback)) == nil)
        #expect(code("right", [("Cookie", "token=right")], peer: .address(.loopback)) == .unauthorized)
    }

    @Test func `whoever has no token is told what is wanted`() {
        let failure = #expect(throws: Failure.self) {
            try MetricsAccess(Secret("right")).admit(.make(.get, "/metrics", peer: Self.far))
        }
        #expect(failure?.message == "This needs the token of the metrics.")
        #expect(failure?.advice == "Send it as Authorization: Bearer TOKEN.")
    }

    @Test func `without a token this machine alone may`() throws {
        #expect(code(nil, [], peer: .address(.loopback)) == nil)
        #expect(code(nil, [], peer: .address(IPAddress(127, 9, 9, 9))) == nil)
        #expect(code(nil, [], peer: .address(try #require(IPAddress("::1")))) == nil)
        #expect(code(nil, [("Authorization", "Bearer x")], peer: .address(.loopback)) == nil)
        #expect(code(nil, [], peer: .local) == .forbidden)
        #expect(code(nil, [], peer: Self.far) == .forbidden)
        #expect(code(nil, [], peer: .address(IPAddress(10, 0, 0, 1))) == .forbidden)
    }

    @Test(arguments: [
        ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", ""), ("x-forwarded-proto", "http"),
        ("X-Forwarded-Host", "localhost"), ("X-Forwarded-Prefix", "/x"), ("X-Forwarded-Port", "80"),
        ("X-Forwarded", "for=127.0.0.1"), ("Forwarded", "for=127.0.0.1"), ("Forwarded", "by=x"),
        ("Via", "1.1 proxy"), ("X-Real-IP", "127.0.0.1"), ("X-Client-IP", "127.0.0.1"), ("True-Client-IP", "127.0.0.1"),
        ("CF-Connecting-IP", "127.0.0.1"), ("Remote-User", "ann"), ("remote-user", ""),
    ])
    func `a proxy of this machine is not this machine`(name: String, value: String) {
        #expect(code(nil, [(name, value)], peer: .address(.loopback)) == .forbidden)
    }
}
