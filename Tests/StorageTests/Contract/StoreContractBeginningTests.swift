import Testing
import Vignette

/// Who begins a job again, and how often.
@Suite struct StoreContractBeginningTests {
    @Test(arguments: StoreUnderTest.all)
    func `a holder never gets a job it still has, and another does`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample())
            _ = try await store.claim(1, for: .of("a", until: 30), at: .at(0))
            // A clock that was set, or a machine that slept.
            let own = try await store.claim(9, for: .of("a", until: 9999), at: .at(5000))
            #expect(own.isEmpty)
            let kept = try await store.analysis(id)
            #expect(kept.state == .running && kept.attempts == 1)
            let renewed = try await store.renew([id], .of("a", until: 6000))
            #expect(renewed == [id])
            let early = try await store.claim(9, for: .of("b"), at: .at(5999))
            #expect(early.isEmpty)
            let other = try await store.claim(9, for: .of("b"), at: .at(6000))
            #expect(other.map(\.id) == [id])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a holder gets what it has given back`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample())
            _ = try await store.claim(1, for: .of("a", until: 30), at: .at(0))
            try await store.postpone(id, until: .at(40), because: Failure(.busy), for: "a")
            let again = try await store.claim(1, for: .of("a", until: 90), at: .at(40))
            #expect(again.map(\.id) == [id])
        }
    }

    @Test(
        arguments: StoreUnderTest.all,
        [(Failure.Code.busy, 0), (.storageFull, 0), (.rateLimited, 3), (.upstreamOverloaded, 3)])
    func `the server's own troubles are not counted`(
        kind: StoreUnderTest, trouble: (code: Failure.Code, attempts: Int)
    ) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample())
            for round in 1...3 {
                _ = try await store.claim(1, for: .of("a"), at: .at(round))
                try await store.postpone(id, until: .at(round), because: Failure(trouble.code), for: "a")
            }
            let kept = try await store.analysis(id)
            #expect(kept.attempts == trouble.attempts && kept.failure?.code == trouble.code)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a job that ended the server again and again fails, and the next one's turn comes`(
        kind: StoreUnderTest
    ) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample(1))
            for round in 1...20 {
                let claimed = try await store.claim(1, for: .of("server \(round)"), at: .at(round))
                #expect(claimed.map(\.id) == [id] && claimed.first?.attempts == round)
                try await store.handBack(of: nil)
            }
            let next = try await store.keep(.sample(2))
            let claimed = try await store.claim(1, for: .of("last"), at: .at(30))
            #expect(claimed.map(\.id) == [next])
            let kept = try await store.analysis(id)
            #expect(kept.state == .failed && kept.failure?.code == .internal && kept.finished == .at(30))
            #expect(kept.failure?.message.contains("several times") == true)
            let none = try await store.claim(9, for: .of("other"), at: .at(9999))
            #expect(none.map(\.id) == [next])
        }
    }
}
