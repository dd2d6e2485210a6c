import Testing
import Vignette

@Suite struct StoreContractUpkeepTests {
    @Test(arguments: StoreUnderTest.all)
    func `a deleted analysis is gone, with the pictures that no other has`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let first = Submission.Item.sample(1)
            var second = Submission.Item.sample(1, pictures: 2)
            second.analysis.pictures.reverse()
            try await store.keep(first)
            try await store.keep(second)
            try await store.delete(second.analysis.id, at: .at(1))
            for picture in first.pictures {
                let kept = try await store.picture(picture.digest)
                #expect(kept == picture)
            }
            for picture in second.pictures where !first.pictures.contains(picture) {
                let code = try await failure { try await store.picture(picture.digest) }
                #expect(code == .notFound)
            }
            try await store.delete(first.analysis.id, at: .at(1))
            let last = try await failure { try await store.picture(first.pictures[0].digest) }
            #expect(last == .notFound)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is gone answers so everywhere`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample(fileName: "gone.jpg"))
            _ = try await store.claim(1, for: .of("a"), at: .at(0))
            try await store.delete(id, at: .at(1))
            let codes = [
                try await failure { try await store.analysis(id) },
                try await failure { try await store.setAltText("x", of: id) },
                try await failure { try await store.delete(id, at: .at(2)) },
            ]
            #expect(codes == [.gone, .gone, .gone])
            let finished = try await store.finish(id, .done(.sample), for: "a", at: .at(2))
            #expect(!finished)
            try await store.save(Progress(phase: .writing, text: "x"), of: id, for: "a")
            let renewed = try await store.renew([id], .of("a"))
            #expect(renewed.isEmpty)
            let list = try await store.analyses(LibraryQuery(owner: alice, limit: 9))
            let found = try await store.analyses(LibraryQuery(owner: alice, words: "gone", limit: 9))
            #expect(list.isEmpty && found.isEmpty)
            let next = try await store.claim(9, for: .of("b"), at: .at(9999))
            #expect(next.isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what has expired is swept, some at a time, and the rest stays`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var ids: [Analysis.ID] = []
            for (seed, expires) in [30, 10, 20, 99].enumerated() {
                ids.append(try await store.keep(.sample(UInt64(seed), expires: expires)))
            }
            ids.append(try await store.keep(.sample(9)))
            let none = try await store.sweep(at: .at(9), limit: 10)
            #expect(none.isEmpty)
            let first = try await store.sweep(at: .at(30), limit: 2)
            #expect(Set(first) == [ids[1], ids[2]])
            let second = try await store.sweep(at: .at(30), limit: 2)
            #expect(second == [ids[0]])
            let code = try await failure { try await store.analysis(ids[0]) }
            #expect(code == .gone)
            let list = try await store.analyses(LibraryQuery(owner: alice, limit: 9))
            #expect(Set(list.map(\.id)) == [ids[3], ids[4]])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a sweep forgets old keys and nothing else`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let old = IdempotencyKey(scope: "s", name: "old", fingerprint: "f")
            let new = IdempotencyKey(scope: "s", name: "new", fingerprint: "f")
            _ = try await store.add(.sample([.sample(1)], key: old), queueLimit: 9)
            _ = try await store.add(.sample([.sample(2)], key: new, created: 50), queueLimit: 9)
            _ = try await store.sweep(at: .at(86_420), limit: 10)
            // Asked for a moment when both were known.
            let places = [try await store.place(of: old, at: .at(60)), try await store.place(of: new, at: .at(60))]
            #expect(places[0] == nil && places[1] != nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `one at a time or all at once, writers and readers do not disturb each other`(
        kind: StoreUnderTest
    ) async throws {
        try await kind.run { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<50 {
                    group.addTask {
                        for round in 0..<4 {
                            var item = Submission.Item.sample(UInt64(writer * 10 + round))
                            let large = Picture.sample(UInt64(5000 + writer * 10 + round), count: 60_000)
                            item.pictures.append(large)
                            item.analysis.pictures[0].sent = PictureFacts(large)
                            try await store.keep(item)
                            let kept = try await store.analysis(item.analysis.id)
                            // Somebody may have begun with it by now.
                            #expect(kept.pictures == item.analysis.pictures && kept.plan == item.analysis.plan)
                            let picture = try await store.picture(large.digest)
                            #expect(picture == large)
                        }
                    }
                }
                for _ in 0..<4 {
                    group.addTask { while try await store.complete() != nil {} }
                }
                try await group.waitForAll()
            }
            let list = try await store.analyses(LibraryQuery(owner: alice, limit: 1000))
            #expect(list.count == 200 && Set(list.map(\.id)).count == 200)
        }
    }
}
