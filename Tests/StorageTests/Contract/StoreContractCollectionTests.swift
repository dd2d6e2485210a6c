import Testing
import Vignette

@Suite struct StoreContractCollectionTests {
    private func refused(_ position: Int) -> RefusedUpload {
        RefusedUpload(
            position: position, fileName: "broken \(position).jpg", failure: .decodeFailed(reason: "it ends too early"))
    }

    /// What stands where: the seed's file name, or the refused file's.
    private func names(_ collection: PictureCollection) -> [String?] {
        collection.rows.map { row in
            switch row {
            case .analysis(let analysis): analysis.pictures.first?.fileName
            case .refused(let upload): upload.fileName
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows stand in the order of submission, refused ones among them`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = [
                Submission.Item.sample(1, fileName: "one", position: 0, collection: id),
                .sample(2, fileName: "three", position: 2, collection: id),
            ]
            _ = try await store.add(.sample(items, to: .new(id), refused: [refused(1)], created: 4), queueLimit: 9)
            let kept = try await store.collection(id)
            #expect(kept.owner == alice && kept.created == .at(4) && kept.id == id)
            #expect(names(kept) == ["one", "broken 1.jpg", "three"])
            #expect(kept.analyses.map(\.place) == [CollectionPlace(id, position: 0), CollectionPlace(id, position: 2)])
            guard case .refused(let upload) = kept.rows[1] else {
                Issue.record("no refused upload")
                return
            }
            #expect(upload == refused(1))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `items without a position take those that are left`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = [
                Submission.Item.sample(1, fileName: "a"), .sample(2, fileName: "b", position: 0, collection: id),
                .sample(3, fileName: "c"),
            ]
            _ = try await store.add(.sample(items, to: .new(id), refused: [refused(2)]), queueLimit: 9)
            let kept = try await store.collection(id)
            #expect(names(kept) == ["b", "a", "broken 2.jpg", "c"])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `later pictures go behind, and an emptied place stays empty`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = [Submission.Item.sample(1, fileName: "a"), .sample(2, fileName: "b")]
            _ = try await store.add(.sample(items, to: .new(id)), queueLimit: 9)
            try await store.delete(items[1].analysis.id, at: .at(1))
            let late = Submission.Item.sample(3, fileName: "c", position: 1, collection: id)
            _ = try await store.add(.sample([late], to: .existing(id), refused: [refused(0)]), queueLimit: 9)
            let kept = try await store.collection(id)
            #expect(names(kept) == ["a", "broken 0.jpg", "c"])
            #expect(kept.analyses.map(\.place?.position) == [0, 3])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a collection of another or of nobody is not found`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            _ = try await store.add(.sample([.sample(1)], to: .new(id)), queueLimit: 9)
            let foreign = try await failure {
                try await store.add(.sample([.sample(2, owner: bob)], owner: bob, to: .existing(id)), queueLimit: 9)
            }
            #expect(foreign == .notFound)
            let missing = try await failure {
                try await store.add(.sample([.sample(2)], to: .existing(.random())), queueLimit: 9)
            }
            #expect(missing == .notFound)
            let kept = try await store.collection(id)
            #expect(kept.rows.count == 1)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a collection takes fifty rows and no more`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = (1...48).map { Submission.Item.sample(UInt64($0)) }
            _ = try await store.add(.sample(items, to: .new(id), refused: [refused(48)]), queueLimit: 99)
            let two = Submission.sample([.sample(60), .sample(61)], to: .existing(id))
            let code = try await failure { try await store.add(two, queueLimit: 99) }
            #expect(code == .tooManyPictures)
            _ = try await store.add(.sample([.sample(60)], to: .existing(id)), queueLimit: 99)
            let more = Submission.sample([], to: .existing(id), refused: [refused(0)])
            let refusedToo = try await failure { try await store.add(more, queueLimit: 99) }
            #expect(refusedToo == .tooManyPictures)
            let kept = try await store.collection(id)
            #expect(kept.rows.count == PictureCollection.limit)
            let new = Submission.sample((1...51).map { .sample(UInt64($0)) }, to: .new(.random()))
            let whole = try await failure { try await store.add(new, queueLimit: 999) }
            #expect(whole == .tooManyPictures)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a collection is gone with the last of its analyses`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = [Submission.Item.sample(1), .sample(2)]
            _ = try await store.add(.sample(items, to: .new(id), refused: [refused(2)]), queueLimit: 9)
            try await store.delete(items[0].analysis.id, at: .at(1))
            let half = try await store.collection(id)
            #expect(half.rows.count == 2)
            try await store.delete(items[1].analysis.id, at: .at(1))
            let codes = [
                try await failure { try await store.collection(id) },
                try await failure { try await store.retryFailed(of: id, queueLimit: 9) },
            ]
            #expect(codes == [.gone, .gone])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the failed ones of a collection are asked again, without what they said`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = (1...3).map { Submission.Item.sample($0) }
            _ = try await store.add(.sample(items, to: .new(id)), queueLimit: 9)
            let partial = Answer(text: "Half of a sentence")
            let failed = try await store.complete(.failed(Failure(.answerInterrupted), partial: partial))
            try await store.complete()
            let before = try await store.analysis(items[0].analysis.id)
            // One still waits, so that two would.
            let full = try await failure { try await store.retryFailed(of: id, queueLimit: 1) }
            #expect(full == .busy)
            let again = try await store.retryFailed(of: id, queueLimit: 2)
            #expect(again == [items[0].analysis.id] && again.first == failed)
            let retried = try await store.analysis(items[0].analysis.id)
            #expect(retried.version > before.version)
            var expected = items[0].analysis
            expected.version = retried.version
            expected.place = CollectionPlace(id, position: 0)
            #expect(retried == expected)
            let found = try await store.analyses(LibraryQuery(owner: alice, words: "half", limit: 9))
            #expect(found.isEmpty)
            let none = try await store.retryFailed(of: id, queueLimit: 0)
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what its owner stopped is not asked again`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = PictureCollection.ID.random()
            let items = (1...3).map { Submission.Item.sample($0) }
            _ = try await store.add(.sample(items, to: .new(id)), queueLimit: 9)
            try await store.complete(.failed(Failure(.stopped), partial: Answer(text: "Half of it")))
            let failed = try await store.complete(.failed(Failure(.emptyAnswer), partial: nil))
            let isStopped = try await store.stopQueued(items[2].analysis.id, at: .at(6))
            #expect(isStopped)
            let again = try await store.retryFailed(of: id, queueLimit: 1)
            #expect(again == [items[1].analysis.id] && again.first == failed)
            let stopped = try await store.analysis(items[0].analysis.id)
            #expect(stopped.failure?.code == .stopped && stopped.answer?.text == "Half of it")
        }
    }
}
