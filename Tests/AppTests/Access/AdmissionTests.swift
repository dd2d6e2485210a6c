import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// Rates and the day's quota of programs, and what they are told of them.
@Suite struct AdmissionTests {
    private struct Bench {
        let admission: Admission
        let clock = TestClock()
        private let store: KeptStore

        init(_ change: (inout Configuration) -> Void) throws {
            var configuration = Configuration()
            configuration.rate = .perMinute(0)
            configuration.identityHeader = FieldName("Remote-User")
            change(&configuration)
            store = try KeptStore()
            let access = Access(configuration)
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
        let off = try Bench { _ in }
        #expect(off.admission.fields(for: try off.caller()).isEmpty)
    }
}
