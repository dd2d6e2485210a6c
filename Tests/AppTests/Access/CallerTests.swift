import HTTP
import Testing
import Vignette

@testable import App

@Suite struct CallerTests {
    private static let proxy = Peer.address(.loopback)
    private static let stranger = Peer.address(IPAddress(203, 0, 113, 5))
    private static let token = "0123456789abcdef0123456789abcdef"

    private func caller(
        _ fields: [(String, String)], peer: Peer = proxy, header: String? = "Remote-User"
    ) -> Caller {
        var configuration = Configuration()
        configuration.identityHeader = header.flatMap { FieldName($0) }
        return Access(configuration).caller(of: .make(fields: fields, peer: peer))
    }

    @Test(arguments: [proxy, .local])
    func `a trusted peer says who is signed in`(peer: Peer) {
        let caller = caller([("remote-user", "Jörg Ä."), ("Cookie", "vignette=\(Self.token)")], peer: peer)
        #expect(caller.identity == "Jörg Ä." && caller.owner == Owner(.identity, "Jörg Ä.") && !caller.isMisnamed)
    }

    @Test func `nobody else says who is signed in`() {
        let stranger = caller([("Remote-User", "eve")], peer: Self.stranger)
        #expect(stranger.identity == nil && stranger.owner == nil && !stranger.isMisnamed)
        // A proxy that speaks for the stranger is another matter: it is the peer.
        let forwarded = caller([("Remote-User", "eve"), ("X-Forwarded-For", "203.0.113.5")])
        #expect(forwarded.identity == "eve")
        let unset = caller([("Remote-User", "eve")], header: nil)
        #expect(unset.identity == nil)
        let other = caller([("Remote_User", "eve"), ("X-Remote-User", "eve")])
        #expect(other.identity == nil && !other.isMisnamed)
    }

    @Test(arguments: [
        [String(repeating: "a", count: 257)], ["ann", "bob"], ["ann", "ann"], ["ann\tb"], ["ann\u{200B}"],
        ["a\u{202E}b"], ["ann\u{85}"], ["\u{FFFD}"], ["a\u{2028}b"],
    ])
    func `who is named badly is nobody`(names: [String]) {
        let caller = caller(names.map { ("Remote-User", $0) } + [("Cookie", "vignette=\(Self.token)")])
        #expect(caller.isMisnamed && caller.identity == nil && caller.owner == nil)
    }

    @Test func `an empty name is none`() {
        let empty = caller([("Remote-User", "")])
        #expect(empty.identity == nil && !empty.isMisnamed)
        let long = caller([("Remote-User", String(repeating: "a", count: 256))])
        #expect(long.identity?.utf8.count == 256)
    }

    @Test func `a visitor is known by the digest of the cookie alone`() throws {
        let owner = try #require(caller([("Cookie", "vignette=\(Self.token)")]).owner)
        #expect(owner.kind == .visitor && owner.name.utf8.count == 64 && !owner.name.contains(Self.token))
        #expect(owner == caller([("Cookie", "vignette=\(Self.token)")], peer: Self.stranger).owner)
        #expect(caller([]).owner == nil)
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("2001:db8::1", "2001:db8::ffff:2", true),
        ("2001:db8::1", "2001:db8:0:1::1", false),
    ])
    func `visitors share a rate by their network`(one: String, other: String, isShared: Bool) {
        let keys = [one, other].map { address in
            Caller(owner: nil, identity: nil, address: IPAddress(address)).rateKey
        }
        #expect((keys[0] == keys[1]) == isShared)
    }

    @Test func `names and addresses never share a rate or names for requests`() {
        let address = IPAddress(192, 0, 2, 1)
        let named = Caller(owner: Owner(.identity, "address:192.0.2.1"), identity: "192.0.2.1", address: address)
        let visitor = Caller(owner: nil, identity: nil, address: address)
        let nowhere = Caller(owner: nil, identity: nil, address: nil)
        #expect(Set([named, visitor, nowhere].map(\.rateKey)).count == 3)
        #expect(Set([named, visitor, nowhere].map(\.idempotencyScope)).count == 3)
        let cookie = Caller(owner: Owner(.visitor, "a"), identity: nil, address: address)
        #expect(cookie.rateKey == visitor.rateKey && cookie.idempotencyScope != visitor.idempotencyScope)
    }
}
