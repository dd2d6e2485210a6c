import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// Rates and the day's quota of programs, and what they are told of them.
@Suite struct AdmissionTests {
    private struct Bench {
        let admission: Admission
        let access: Access
        let clock = TestClock()
        private let store: KeptStore

        init(_ change: (inout Configuration) -> Void) throws {
            var configuration = Configuration()
            configuration.rate = .perMinute(0)
            configuration.identityHeader = FieldName("Remote-User")
            change(&configuration)
            store = try KeptStore()
            let access = Access(configuration)
            self.access = access
            admission = Admission(
                access: access,
                freeTier: FreeTier(limit: access.freeTier, store: store.store) { [clock] in clock.now })
        }

        func caller(_ address: String = "192.0.2.1", _ fields: [(String, String)] = []) throws -> Caller {
            var request = Request.make(.post, "/v1/chat/completions", fields: fields, peer: .local)
            request.client.address = IPAddress(address)
            request.body = .untouchable
            return try admission.admit(request, asks: true)
        }

        /// The failure where the day's questions are used up.
        func take(_ caller: Caller) async throws -> Failure? {
            do throws(Failure) {
                try await admission.takeFromQuota(caller)
                return nil
            } catch {
                return error
            }
        }
    }

    private static let free = [("X-Free-Tier", "true")]

    @Test func `those without a key have a quota a day and network`() async throws {
        let bench = try Bench { $0.freeTier = 2 }
        for address in ["192.0.2.1", "192.0.2.2", "2001:db8::1"] {
            for _ in 0..<2 { #expect(try await bench.take(bench.caller(address, Self.free)) == nil) }
        }
        // The machines of one network share it.
        for address in ["192.0.2.1", "2001:db8::ffff:2"] {
            let failure = try #require(try await bench.take(bench.caller(address, Self.free)))
            #expect(failure.code == .quotaExhausted && failure.status == 429 && !failure.canRetry)
            #expect(failure.message.contains("2 questions a day without a key"))
            // To midnight, UTC.
            #expect(failure.retryAfter == 75_355)
        }
        #expect(try await bench.take(bench.caller("2001:db8:0:1::1", Self.free)) == nil)
        bench.clock.advance(by: .seconds(75_354))
        #expect(try await bench.take(bench.caller("192.0.2.1", Self.free))?.retryAfter == 1)
        bench.clock.advance(by: .seconds(1))
        #expect(try await bench.take(bench.caller("192.0.2.1", Self.free)) == nil)
    }

    @Test func `whoever has a key or a name, or does not ask for it, is not counted`() async throws {
        let bench = try Bench {
            $0.freeTier = 1
            $0.apiKeys = [ConfiguredKey(name: "ci", key: .init(SampleKeys.ci.text))]
        }
        for fields in [Self.free + [SampleKeys.ci.field], Self.free + [("Remote-User", "ann")]] {
            for _ in 0..<3 { #expect(try await bench.take(bench.caller("192.0.2.1", fields)) == nil) }
        }
        let open = try Bench { $0.freeTier = 1 }
        for _ in 0..<3 { #expect(try await open.take(open.caller()) == nil) }
        #expect(try await open.take(open.caller("192.0.2.1", Self.free)) == nil)
        #expect(try await open.take(open.caller("192.0.2.1", Self.free))?.code == .quotaExhausted)
        let off = try Bench { _ in }
        for _ in 0..<3 { #expect(try await off.take(off.caller("192.0.2.1", Self.free)) == nil) }
    }

    @Test func `of 200 at once on the last 10 of a quota 10 pass`() async throws {
        let bench = try Bench { $0.freeTier = 30 }
        for _ in 0..<20 { _ = try await bench.take(bench.caller("192.0.2.1", Self.free)) }
        let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { try await bench.take(bench.caller("192.0.2.1", Self.free)) == nil }
            }
            return try await group.reduce(into: 0) { count, hasPassed in count += hasPassed ? 1 : 0 }
        }
        #expect(passed == 10)
    }

    @Test func `what reached no model is given back once, and whoever looks takes nothing`() async throws {
        let bench = try Bench { $0.freeTier = 1 }
        let caller = try bench.caller("192.0.2.1", Self.free)
        for _ in 0..<3 { try await bench.admission.checkQuota(caller) }
        let taken = try #require(try await bench.admission.takeFromQuota(caller))
        let failure = await #expect(throws: Failure.self) { try await bench.admission.checkQuota(caller) }
        #expect(failure?.code == .quotaExhausted && failure?.retryAfter == 75_355)
        for _ in 0..<3 { await taken.giveBack() }
        #expect(try await bench.take(caller) == nil)
        #expect(try await bench.take(caller)?.code == .quotaExhausted)
        // It goes back to its own day.
        bench.clock.advance(by: .seconds(75_355))
        let next = try await bench.admission.takeFromQuota(caller)
        await taken.giveBack()
        #expect(next != nil)
        #expect(try await bench.take(caller)?.code == .quotaExhausted)
        // Those who are not counted have nothing to give.
        let open = try bench.caller("192.0.2.1")
        let none = try await bench.admission.takeFromQuota(open)
        #expect(none == nil)
        try await bench.admission.checkQuota(open)
    }

    @Test func `of 200 at once exactly 10 pass, whatever is given back meanwhile`() async throws {
        let bench = try Bench { $0.freeTier = 10 }
        let caller = try bench.caller("192.0.2.1", Self.free)
        let passed = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    guard (try? await bench.admission.checkQuota(caller)) != nil,
                        let taken = try? await bench.admission.takeFromQuota(caller)
                    else { return false }
                    // Every other one finds no model.
                    if number.isMultiple(of: 2) { await taken.giveBack() }
                    return !number.isMultiple(of: 2)
                }
            }
            return await group.reduce(into: 0) { count, hasPassed in count += hasPassed ? 1 : 0 }
        }
        var rest = 0
        while try await bench.take(caller) == nil { rest += 1 }
        #expect(passed + rest == 10)
    }

    @Test func `a key that was revoked while a body came admits nobody any more`() throws {
        let bench = try Bench { _ in }
        let early = try bench.caller("192.0.2.1", [SampleKeys.ci.field])
        try bench.admission.stillAdmitted(early)
        bench.access.keys.replace(with: SampleKeys.kept)
        // It came when nobody needed a key, and now everybody does.
        #expect(throws: Failure.keyWanted) { try bench.admission.stillAdmitted(early) }
        let caller = try bench.caller("192.0.2.1", [SampleKeys.ci.field])
        try bench.admission.stillAdmitted(caller)
        // One that has only its name is another key.
        let namesake = KeptKey(name: "ci", digest: SampleKeys.revoked.kept.digest, created: .init(milliseconds: 0))
        for keys in [[SampleKeys.other.kept], [namesake], []] {
            bench.access.keys.replace(with: keys, hadOthers: true)
            #expect(throws: Failure.wrongKey) { try bench.admission.stillAdmitted(caller) }
        }
        try bench.admission.stillAdmitted(try bench.caller("192.0.2.1", [("Remote-User", "ann")]))
    }

    @Test func `everybody has a rate, by key, name or network`() throws {
        let bench = try Bench {
            $0.rate = Rate("2/h") ?? .perMinute(0)
            $0.apiKeys = [ConfiguredKey(name: "ci", key: .init(SampleKeys.ci.text))]
            $0.freeTier = 100
        }
        for fields in [[SampleKeys.ci.field], [("Remote-User", "ann")], Self.free] {
            for _ in 0..<2 { _ = try bench.caller("192.0.2.1", fields) }
            let failure = #expect(throws: Failure.self) { try bench.caller("192.0.2.1", fields) }
            // A rate passes: clients may come back by themselves.
            #expect(failure?.code == .quotaExhausted && failure?.canRetry == true)
        }
        // Wherever the holder is.
        #expect(throws: Failure.self) { try bench.caller("192.0.2.9", [SampleKeys.ci.field]) }
        _ = try bench.caller("192.0.2.9", Self.free)
    }

    @Test func `what is left of a rate is told`() throws {
        let bench = try Bench { $0.rate = .perMinute(4) }
        let caller = try bench.caller()
        let fields = Dictionary(
            uniqueKeysWithValues: bench.admission.fields(for: caller).map { ($0.0.text, $0.1) })
        #expect(fields["x-ratelimit-limit-requests"] == "4" && fields["x-ratelimit-remaining-requests"] == "3")
        // One of four takes 15 seconds to come back, of which a moment has passed.
        let reset = fields["x-ratelimit-reset-requests"]
        #expect(reset?.hasSuffix("s") == true && (reset == "15s" || reset?.hasPrefix("14.") == true))
        // Their day can be used up while their rate is not.
        let free = try Bench {
            $0.rate = .perMinute(4)
            $0.freeTier = 1
        }
        #expect(free.admission.fields(for: try free.caller("192.0.2.1", Self.free)).isEmpty)
        let off = try Bench { _ in }
        #expect(off.admission.fields(for: try off.caller()).isEmpty)
    }
}
