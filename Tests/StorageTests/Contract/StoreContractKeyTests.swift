import Testing
import Vignette

@Suite struct StoreContractKeyTests {
    private func key(_ print: String = "f", scope: String = "s", name: String = "n") -> IdempotencyKey {
        IdempotencyKey(scope: scope, name: name, fingerprint: print)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the same key gives the same place, and keeps nothing again`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let item = Submission.Item.sample(1)
            let first = try await store.add(.sample([item], key: key()), queueLimit: 9)
            #expect(first == nil)
            let again = try await store.add(.sample([.sample(2)], key: key(), created: 60), queueLimit: 9)
            #expect(again == .analysis(item.analysis.id))
            let place = try await store.place(of: key(), at: .at(60))
            #expect(place == .analysis(item.analysis.id))
            let list = try await store.analyses(LibraryQuery(owner: alice, limit: 9))
            #expect(list.map(\.id) == [item.analysis.id])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the same key for another request is refused`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            _ = try await store.add(.sample([.sample(1)], key: key()), queueLimit: 9)
            let adding = try await failure { try await store.add(.sample([.sample(2)], key: key("g")), queueLimit: 9) }
            #expect(adding == .idempotencyMismatch)
            let asking = try await failure { try await store.place(of: key("g"), at: .at(1)) }
            #expect(asking == .idempotencyMismatch)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `keys of others and other keys are no matter`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            _ = try await store.add(.sample([.sample(1)], key: key()), queueLimit: 9)
            for other in [key("x", scope: "t"), key("x", name: "m"), key("x", scope: "sn", name: "")] {
                let place = try await store.place(of: other, at: .at(1))
                #expect(place == nil)
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key is forgotten after a day`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            _ = try await store.add(.sample([.sample(1)], key: key()), queueLimit: 9)
            let before = try await store.place(of: key(), at: .at(86_399))
            #expect(before != nil)
            let after = try await store.place(of: key(), at: .at(86_400))
            #expect(after == nil)
            let other = try await failure { try await store.place(of: key("g"), at: .at(86_400)) }
            #expect(other == nil)
            let taken = try await store.add(.sample([.sample(2)], key: key("g"), created: 86_400), queueLimit: 9)
            #expect(taken == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key of a collection leads to it, also when the queue is full by then`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let submission = Submission.sample([.sample(1), .sample(2)], to: .new(id), key: key())
            _ = try await store.add(submission, queueLimit: 2)
            let again = try await store.add(submission, queueLimit: 2)
            #expect(again == .collection(id))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a refused request leaves its key free`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let code = try await failure { try await store.add(.sample([.sample(1)], key: key()), queueLimit: 0) }
            #expect(code == .busy)
            let place = try await store.place(of: key(), at: .at(1))
            #expect(place == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key can be kept for what is there already`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let ids = [try await store.keep(.sample(1)), try await store.keep(.sample(2))]
            try await store.keep(key(), for: .analysis(ids[0]), at: .at(5))
            // The first word stands.
            try await store.keep(key(), for: .analysis(ids[1]), at: .at(6))
            let place = try await store.place(of: key(), at: .at(86_404))
            #expect(place == .analysis(ids[0]))
            let again = try await store.add(.sample([.sample(3)], key: key(), created: 60), queueLimit: 9)
            #expect(again == .analysis(ids[0]))
            let other = try await failure { try await store.keep(key("g"), for: .analysis(ids[1]), at: .at(7)) }
            #expect(other == .idempotencyMismatch)
            let after = try await store.place(of: key(), at: .at(86_405))
            #expect(after == nil)
            try await store.keep(key("g"), for: .collection(.random()), at: .at(86_405))
            let new = try await store.place(of: key("g"), at: .at(86_406))
            #expect(new != nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `of many requests with one key at once one is kept`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let places = try await withThrowingTaskGroup(of: KeptPlace?.self) { group in
                for seed in 1...30 {
                    group.addTask { try await store.add(.sample([.sample(UInt64(seed))], key: key()), queueLimit: 99) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let list = try await store.analyses(LibraryQuery(owner: alice, limit: 99))
            #expect(list.count == 1)
            #expect(places.count { $0 == nil } == 1)
            #expect(Set(places.compactMap { $0 }) == Set(list.map { .analysis($0.id) }))
        }
    }
}
