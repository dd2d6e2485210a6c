import Testing
import Vignette

/// What programs need of a store: their keys, and the day's counts of those who have none.
@Suite struct StoreContractProgramTests {
    private static let today = QuotaDay(of: .at(0))
    private static let tomorrow = QuotaDay(of: .at(86_400))

    @Test(arguments: StoreUnderTest.all)
    func `a key is there from its making to its end`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let none = try await store.keys()
            #expect(none.isEmpty)
            let (first, second) = (KeptKey.sample("zoo", created: 1), KeptKey.sample("ant", created: 2))
            let added = [try await store.addKey(first), try await store.addKey(second)]
            #expect(added == [true, true])
            let both = try await store.keys()
            #expect(both == [first, second], "the oldest first")
            let removed = [try await store.removeKey(named: "zoo"), try await store.removeKey(named: "zoo")]
            #expect(removed == [true, false])
            let rest = try await store.keys()
            #expect(rest == [second])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `of two keys of one name the first stays, until it is removed`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let first = KeptKey.sample("ci")
            let second = KeptKey(name: "ci", digest: KeptKey.sample("other").digest, created: .at(5))
            _ = try await store.addKey(first)
            let again = try await store.addKey(second)
            #expect(!again)
            let kept = try await store.keys()
            #expect(kept == [first])
            _ = try await store.removeKey(named: "ci")
            let anew = try await store.addKey(second)
            #expect(anew)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `that there were keys is known until it is forgotten`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let before = try await store.hasHadKeys()
            _ = try await store.addKey(.sample("ci"))
            let during = try await store.hasHadKeys()
            let early = try await store.forgetFormerKeys()
            _ = try await store.removeKey(named: "ci")
            let after = try await store.hasHadKeys()
            #expect([before, during, early, after] == [false, true, false, true])
            let isForgotten = try await store.forgetFormerKeys()
            let atLast = try await store.hasHadKeys()
            #expect(isForgotten && !atLast)
            _ = try await store.addKey(.sample("ci"))
            let again = try await store.hasHadKeys()
            #expect(again)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is given back can be taken again, and never more than was taken`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.giveBackToQuota(of: "a", on: Self.today)
            var left = [try await store.leftOfQuota(of: "a", on: Self.today, limit: 2)]
            _ = try await store.takeFromQuota(of: "a", on: Self.today, limit: 2)
            left.append(try await store.leftOfQuota(of: "a", on: Self.today, limit: 2))
            for _ in 0..<3 { try await store.giveBackToQuota(of: "a", on: Self.today) }
            left.append(try await store.leftOfQuota(of: "a", on: Self.today, limit: 2))
            for _ in 0..<3 { _ = try await store.takeFromQuota(of: "a", on: Self.today, limit: 2) }
            left.append(try await store.leftOfQuota(of: "a", on: Self.today, limit: 2))
            left.append(try await store.leftOfQuota(of: "a", on: Self.today, limit: 1))
            left.append(try await store.leftOfQuota(of: "a", on: Self.tomorrow, limit: 2))
            left.append(try await store.leftOfQuota(of: "b", on: Self.today, limit: 2))
            #expect(left == [2, 1, 2, 0, 0, 2, 2])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a quota is taken one by one, for each holder and each day`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var left: [Int?] = []
            for _ in 0..<4 { left.append(try await store.takeFromQuota(of: "a", on: Self.today, limit: 3)) }
            #expect(left == [2, 1, 0, nil])
            let others = [
                try await store.takeFromQuota(of: "b", on: Self.today, limit: 3),
                try await store.takeFromQuota(of: "a", on: Self.tomorrow, limit: 3),
            ]
            #expect(others == [2, 2])
            // Whoever runs the server may think again: what was taken counts.
            let more = try await store.takeFromQuota(of: "a", on: Self.today, limit: 5)
            #expect(more == 1)
            let fewer = try await store.takeFromQuota(of: "a", on: Self.today, limit: 2)
            let none = try await store.takeFromQuota(of: "c", on: Self.today, limit: 0)
            #expect(fewer == nil && none == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `of 200 at once exactly those pass that there is something left for`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            for _ in 0..<90 { _ = try await store.takeFromQuota(of: "a", on: Self.today, limit: 100) }
            let left = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<200 {
                    group.addTask { try await store.takeFromQuota(of: "a", on: Self.today, limit: 100) }
                }
                return try await group.reduce(into: [Int]()) { all, left in if let left { all.append(left) } }
            }
            #expect(left.sorted() == Array(0..<10))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `old days are swept, and a day is not old as soon as it is over`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            _ = try await store.takeFromQuota(of: "a", on: Self.today, limit: 1)
            _ = try await store.sweep(at: .at(86_400), limit: 9)
            let yesterday = try await store.takeFromQuota(of: "a", on: Self.today, limit: 1)
            #expect(yesterday == nil)
            _ = try await store.sweep(at: .at(2 * 86_400), limit: 9)
            let forgotten = try await store.takeFromQuota(of: "a", on: Self.today, limit: 1)
            #expect(forgotten == 0)
        }
    }
}
