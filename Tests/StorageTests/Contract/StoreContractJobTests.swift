import Testing
import Vignette

@Suite struct StoreContractJobTests {
    @Test(arguments: StoreUnderTest.all)
    func `jobs are claimed the oldest first, and run from then on`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = try await keepMany(3, in: store)
            let positions = [try await store.queuePosition(of: ids[0]), try await store.queuePosition(of: ids[2])]
            #expect(positions == [0, 2])
            let length = try await store.queueLength()
            #expect(length == 3)
            let claimed = try await store.claim(2, for: .of("a"), at: .at(1))
            #expect(claimed.map(\.id) == Array(ids[..<2]))
            #expect(claimed.allSatisfy { $0.state == .running && $0.attempts == 1 && $0.started == .at(1) })
            #expect(claimed.allSatisfy { $0.phase != nil && $0.version > 1 })
            let kept = try await store.analysis(ids[0])
            #expect(kept == claimed[0])
            let after = [try await store.queuePosition(of: ids[0]), try await store.queuePosition(of: ids[2])]
            #expect(after == [nil, 0])
            let left = try await store.queueLength()
            #expect(left == 1)
            let rest = try await store.claim(9, for: .of("b"), at: .at(1))
            #expect(rest.map(\.id) == [ids[2]])
            let none = try await store.claim(9, for: .of("b"), at: .at(1))
            #expect(none.isEmpty)
            let zero = try await store.claim(0, for: .of("b"), at: .at(999))
            #expect(zero.isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `two who claim at once never get the same job`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = try await keepMany(60, in: store)
            let claimed = try await withThrowingTaskGroup(of: [Analysis.ID].self) { group in
                for holder in 0..<12 {
                    group.addTask {
                        var mine: [Analysis.ID] = []
                        while true {
                            let jobs = try await store.claim(3, for: .of("holder \(holder)"), at: .at(1))
                            if jobs.isEmpty { return mine }
                            mine += jobs.map(\.id)
                        }
                    }
                }
                return try await group.reduce(into: [], +=)
            }
            #expect(claimed.count == 60)
            #expect(Set(claimed) == Set(ids))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a job whose lease has run out is the next one's, without the text so far`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await keepMany(1, in: store)[0]
            _ = try await store.claim(1, for: .of("a", until: 30), at: .at(0))
            try await store.save(Progress(phase: .writing, text: "half"), of: id, for: "a")
            let turn = try await store.nextTurn()
            #expect(turn == .at(30))
            let early = try await store.claim(1, for: .of("b"), at: .at(29))
            #expect(early.isEmpty)
            let late = try await store.claim(1, for: .of("b", until: 90), at: .at(30))
            #expect(late.map(\.id) == [id] && late[0].attempts == 2 && late[0].answer == nil)
            // Whoever had it has lost it.
            try await store.save(Progress(phase: .writing, text: "from a"), of: id, for: "a")
            let finished = try await store.finish(id, .done(.sample), for: "a", at: .at(31))
            #expect(!finished)
            try await store.postpone(id, until: .at(99), because: Failure(.rateLimited), for: "a")
            try await store.keepReadings([Reading(text: "from a")], of: id, for: "a")
            try await store.keepSent([.sample(900)], of: id, for: "a")
            let renewed = try await store.renew([id], .of("a", until: 500))
            #expect(renewed.isEmpty)
            let kept = try await store.analysis(id)
            #expect(kept == late[0])
            let picture = try await failure { try await store.picture(Picture.sample(900).digest) }
            #expect(picture == .notFound)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a lease is as long as it was last renewed`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = try await keepMany(2, in: store)
            _ = try await store.claim(2, for: .of("a", until: 30), at: .at(0))
            _ = try await store.finish(ids[1], .done(.sample), for: "a", at: .at(1))
            let renewed = try await store.renew(ids + [.random()], .of("a", until: 60))
            #expect(renewed == [ids[0]])
            let early = try await store.claim(1, for: .of("b"), at: .at(59))
            #expect(early.isEmpty)
            let turn = try await store.nextTurn()
            #expect(turn == .at(60))
            let none = try await store.renew([], .of("a"))
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a postponed job waits for its time and says why`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = try await keepMany(2, in: store)
            _ = try await store.claim(1, for: .of("a"), at: .at(0))
            try await store.save(Progress(phase: .writing, text: "half"), of: ids[0], for: "a")
            let why = Failure.rateLimited(retryAfter: 20)
            try await store.postpone(ids[0], until: .at(20), because: why, for: "a")
            let kept = try await store.analysis(ids[0])
            #expect(kept.state == .queued && kept.waitsUntil == .at(20) && kept.failure == why)
            #expect(kept.answer == nil && kept.phase == nil && kept.attempts == 1)
            let turn = try await store.nextTurn()
            #expect(turn == .at(20))
            let ready = try await store.claim(9, for: .of("a"), at: .at(19))
            #expect(ready.map(\.id) == [ids[1]])
            let later = try await store.claim(9, for: .of("a"), at: .at(20))
            #expect(later.map(\.id) == [ids[0]])
            #expect(later[0].attempts == 2 && later[0].failure == nil && later[0].waitsUntil == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what a holder hands back is as if it had not begun`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = try await keepMany(3, in: store)
            _ = try await store.claim(1, for: .of("a"), at: .at(0))
            _ = try await store.claim(1, for: .of("b"), at: .at(0))
            try await store.save(Progress(phase: .writing, text: "half"), of: ids[0], for: "a")
            try await store.handBack(of: "a")
            let first = try await store.analysis(ids[0])
            #expect(first.state == .queued && first.attempts == 0 && first.answer == nil && first.started == nil)
            let second = try await store.analysis(ids[1])
            #expect(second.state == .running)
            try await store.handBack(of: nil)
            let claimed = try await store.claim(9, for: .of("c"), at: .at(0))
            #expect(
                claimed.map(\.id) == ids && claimed.map(\.attempts) == [1, 2, 1], "what ended with its server counts")
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a job that waits can be stopped, and no other`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = try await keepMany(2, in: store)
            let stopped = try await store.stopQueued(ids[0], at: .at(4))
            #expect(stopped)
            let kept = try await store.analysis(ids[0])
            #expect(kept.state == .failed && kept.failure?.code == .stopped && kept.finished == .at(4))
            let claimed = try await store.claim(9, for: .of("a"), at: .at(5))
            #expect(claimed.map(\.id) == [ids[1]])
            let again = [
                try await store.stopQueued(ids[0], at: .at(6)), try await store.stopQueued(ids[1], at: .at(6)),
            ]
            #expect(again == [false, false])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `no turn comes where nothing waits for a time`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let empty = try await store.nextTurn()
            #expect(empty == nil)
            _ = try await keepMany(1, in: store)
            let ready = try await store.nextTurn()
            #expect(ready == nil)
        }
    }

    private func keepMany(_ count: Int, in store: any AnalysisStore) async throws -> [Analysis.ID] {
        var ids: [Analysis.ID] = []
        for seed in 1...count { ids.append(try await store.keep(.sample(UInt64(seed), created: seed))) }
        return ids
    }
}
