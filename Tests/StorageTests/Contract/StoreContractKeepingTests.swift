import Testing
import Vignette

@Suite struct StoreContractKeepingTests {
    @Test(arguments: StoreUnderTest.all)
    func `what was kept is read back whole, with its pictures`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var item = Submission.Item.sample(pictures: 3)
            item.analysis.from = .random()
            item.analysis.parent = .random()
            item.analysis.expires = .at(900)
            item.analysis.plan.earlier = [EarlierQuestion(prompt: "What?", answer: "That.")]
            item.analysis.plan.temperature = 0.1
            item.analysis.pictures[1].fileName = "a\"b'c;--.jpg"
            item.analysis.pictures[2].thumbnail = nil
            item.analysis.pictures[2].reading = Reading(text: "", words: 0)
            let place = try await store.add(.sample([item]), queueLimit: 10)
            #expect(place == nil)
            let kept = try await store.analysis(item.analysis.id)
            #expect(kept == item.analysis)
            for picture in item.pictures.dropLast() {
                let found = try await store.picture(picture.digest)
                #expect(found == picture)
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an analysis that is done already is kept with its answer`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var item = Submission.Item.sample()
            item.analysis.state = .done
            item.analysis.answer = .sample
            item.analysis.finished = .at(3)
            item.analysis.editedAltText = "Mine"
            item.analysis.version = 7
            try await store.keep(item)
            let kept = try await store.analysis(item.analysis.id)
            #expect(kept == item.analysis)
            let turn = try await store.claim(5, for: .of("a"), at: .at(9))
            #expect(turn.isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the same picture can be in many analyses, one of which brought it`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let first = Submission.Item.sample(7)
            var second = Submission.Item.sample(7)
            second.pictures = []
            try await store.keep(first)
            try await store.keep(second)
            let kept = try await store.analysis(second.analysis.id)
            #expect(kept.pictures == first.analysis.pictures)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an analysis of pictures that are gone is not kept`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var item = Submission.Item.sample(8)
            item.pictures = []
            let lost = item
            let code = try await failure { try await store.keep(lost) }
            #expect(code == .gone)
            let reading = try await failure { try await store.analysis(lost.analysis.id) }
            #expect(reading == .notFound)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `more jobs than the queue may hold are refused, and nothing of them is kept`(kind: StoreUnderTest) async throws
    {
        try await kind.run { store in
            let items = (1...3).map { Submission.Item.sample($0) }
            let refused = try await failure { try await store.add(.sample(items), queueLimit: 2) }
            #expect(refused == .busy)
            let list = try await store.analyses(LibraryQuery(owner: alice, limit: 9))
            #expect(list.isEmpty)
            let picture = try await failure { try await store.picture(items[0].pictures[0].digest) }
            #expect(picture == .notFound)
            let place = try await store.add(.sample(items), queueLimit: 3)
            #expect(place == nil)
            let full = try await failure { try await store.add(.sample([.sample(4)]), queueLimit: 3) }
            #expect(full == .busy)
            // A job that runs waits no more.
            _ = try await store.claim(1, for: .of("a"), at: .at(1))
            let last = try await store.add(.sample([.sample(4)]), queueLimit: 3)
            #expect(last == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what nobody has kept is not found`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let codes = [
                try await failure { try await store.analysis(.random()) },
                try await failure { try await store.collection(.random()) },
                try await failure { try await store.picture("no digest") },
                try await failure { try await store.setAltText("x", of: .random()) },
                try await failure { try await store.delete(.random(), at: .at(0)) },
                try await failure { try await store.retryFailed(of: .random(), queueLimit: 9) },
            ]
            #expect(codes.allSatisfy { $0 == .notFound })
            let position = try await store.queuePosition(of: .random())
            #expect(position == nil)
            let stopped = try await store.stopQueued(.random(), at: .at(0))
            #expect(!stopped)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the same question is found again once it is answered, the newest, and for its owner alone`(
        kind: StoreUnderTest
    ) async throws {
        try await kind.run { store in
            for (seed, owner) in [(UInt64(1), alice), (2, alice), (3, bob)] {
                try await store.keep(.sample(seed, owner: owner, fingerprint: "same"))
            }
            let waiting = try await store.analysis(like: "same", of: alice, at: .at(99))
            #expect(waiting == nil)
            let first = try await store.complete()
            let found = try await store.analysis(like: "same", of: alice, at: .at(99))
            #expect(found == first)
            let second = try await store.complete()
            let newer = try await store.analysis(like: "same", of: alice, at: .at(99))
            #expect(newer == second)
            try await store.complete(.failed(Failure(.emptyAnswer), partial: nil))
            let failed = try await store.analysis(like: "same", of: bob, at: .at(99))
            #expect(failed == nil)
            let other = try await store.analysis(like: "other", of: alice, at: .at(99))
            #expect(other == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what has expired is no answer to the same question, also before it is swept`(
        kind: StoreUnderTest
    ) async throws {
        try await kind.run { store in
            let lasting = try await store.keep(.sample(1, fingerprint: "same"))
            let passing = try await store.keep(.sample(2, fingerprint: "same", expires: 60))
            for _ in 0..<2 { try await store.complete() }
            let before = try await store.analysis(like: "same", of: alice, at: .at(59))
            let after = try await store.analysis(like: "same", of: alice, at: .at(60))
            #expect(before == passing && after == lasting)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a store that can be written to says so`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.check()
            try await store.check()
        }
    }
}
