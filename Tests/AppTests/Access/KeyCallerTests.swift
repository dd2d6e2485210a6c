import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// What a key makes of whoever shows it.
@Suite struct KeyCallerTests {
    private func caller(
        _ fields: [(String, String)], keys: [KeptKey] = SampleKeys.kept, configured: [ConfiguredKey] = []
    ) -> Caller {
        var configuration = Configuration()
        configuration.identityHeader = FieldName("Remote-User")
        configuration.apiKeys = configured
        let ring = KeyRing(configured)
        ring.replace(with: keys)
        return Access(configuration, keys: ring).caller(of: .make(.post, fields: fields, peer: .local))
    }

    @Test func `a key comes before a name, and a name before a cookie`() {
        let all = [SampleKeys.ci.field, ("Remote-User", "ann"), Analysis.ownerCookie]
        let holder = caller(all)
        #expect(holder.key == "ci" && holder.owner == Owner(.key, "ci") && holder.identity == "ann")
        #expect(holder.rateKey == "key:ci" && holder.idempotencyScope == "key:ci")
        #expect(caller(Array(all.dropFirst())).owner == Owner(.identity, "ann"))
        #expect(caller(Array(all.dropFirst(2))).owner == Analysis.sampleOwner)
    }

    @Test func `keys of the settings and those that are kept count alike`() {
        let configured = [ConfiguredKey(name: "other", key: .init(SampleKeys.other.text))]
        #expect(caller([SampleKeys.other.field], keys: [], configured: configured).key == "other")
        #expect(caller([SampleKeys.ci.field], keys: [SampleKeys.ci.kept], configured: configured).key == "ci")
    }

    @Test func `without any key the field says nothing`() {
        let placeholder = caller([SampleKeys.unknown.field, Analysis.ownerCookie], keys: [])
        #expect(!placeholder.hasWrongKey && placeholder.key == nil && placeholder.owner == Analysis.sampleOwner)
    }

    @Test(arguments: [
        "Bearer \(SampleKeys.ci.text)", "bearer \(SampleKeys.ci.text)", "BEARER\t \(SampleKeys.ci.text)",
    ])
    func `the scheme is read in either case`(value: String) {
        #expect(caller([("Authorization", value)]).key == "ci")
    }

    @Test(arguments: [
        "Bearer", "Bearer ", "Bearer x", "Bearer \(SampleKeys.ci.text)x", "Bearer \(SampleKeys.ci.text) x",
        "Bearer \(SampleKeys.ci.text.uppercased())", "Bearer \(SampleKeys.ci.kept.digest)",
        "Bearer Bearer \(SampleKeys.ci.text)", "Bearer \(SampleKeys.ci.text), Bearer \(SampleKeys.ci.text)",
    ])
    func `what is not quite a key is a wrong one`(value: String) {
        let caller = caller([("Authorization", value), Analysis.ownerCookie])
        #expect(caller.hasWrongKey && caller.key == nil && caller.owner == Analysis.sampleOwner)
    }

    @Test(arguments: ["", "Basic \(SampleKeys.ci.text)", SampleKeys.ci.text, "Bearer\(SampleKeys.ci.text)"])
    func `other schemes show no key`(value: String) {
        let caller = caller([("Authorization", value)])
        #expect(!caller.hasWrongKey && caller.key == nil)
    }

    @Test func `two keys are none`() {
        #expect(caller([SampleKeys.ci.field, SampleKeys.ci.field]).hasWrongKey)
        // A proxy's own password beside it is no second key.
        #expect(caller([("Authorization", "Basic YTpi"), SampleKeys.ci.field]).key == "ci")
    }

    @Test func `a program is whoever says nothing of where it comes from`() {
        #expect(caller([]).isProgram)
        #expect(!caller([("Origin", "null")]).isProgram && !caller([("Sec-Fetch-Site", "none")]).isProgram)
    }

    @Test func `keys, names and addresses never share a rate or names for requests`() {
        let address = IPAddress(192, 0, 2, 1)
        let callers = [
            Caller(owner: Owner(.key, "ann"), identity: nil, address: address, key: "ann"),
            Caller(owner: Owner(.identity, "ann"), identity: "ann", address: address),
            Caller(owner: Owner(.identity, "key:ann"), identity: "key:ann", address: address),
            Caller(owner: nil, identity: nil, address: address),
        ]
        #expect(Set(callers.map(\.rateKey)).count == 4 && Set(callers.map(\.idempotencyScope)).count == 4)
    }
}
