import Testing
import Vignette

@Suite struct StoreContractRunningTests {
    @Test(arguments: StoreUnderTest.all)
    func `progress is read back, and every save is a new version`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample())
            let claimed = try await store.claim(1, for: .of("a"), at: .at(0))
            try await store.save(Progress(phase: .asking), of: id, for: "a")
            let asking = try await store.analysis(id)
            #expect(asking.phase == .asking && asking.answer == nil && asking.version > claimed[0].version)
            try await store.save(Progress(phase: .writing, text: "A r", reasoning: "hm"), of: id, for: "a")
            let writing = try await store.analysis(id)
            #expect(writing.answer == Answer(text: "A r", reasoning: "hm") && writing.phase == .writing)
            #expect(writing.version > asking.version)
            try await store.save(Progress(phase: .writing, text: "A red", reasoning: "hm"), of: id, for: "a")
            let more = try await store.analysis(id)
            #expect(more.answer?.text == "A red")
            let found = try await store.analyses(LibraryQuery(owner: alice, words: "red", limit: 9))
            #expect(found.isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a job that is done has its whole answer and no holder`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample())
            let claimed = try await store.claim(1, for: .of("a"), at: .at(0))
            try await store.save(Progress(phase: .writing, text: "A r"), of: id, for: "a")
            let finished = try await store.finish(id, .done(.sample), for: "a", at: .at(9))
            #expect(finished)
            let kept = try await store.analysis(id)
            #expect(kept.state == .done && kept.answer == .sample && kept.failure == nil && kept.phase == nil)
            #expect(kept.started == .at(0) && kept.finished == .at(9) && kept.version > claimed[0].version)
            let twice = try await store.finish(id, .failed(Failure(.stopped), partial: nil), for: "a", at: .at(10))
            #expect(!twice)
            let late = try await store.claim(1, for: .of("b"), at: .at(999))
            #expect(late.isEmpty)
            let after = try await store.analysis(id)
            #expect(after == kept)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a failed job keeps what there was of an answer`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let why = Failure.upstreamTimeout(after: 30, reached: .answering)
            let ids = [try await store.keep(.sample(1)), try await store.keep(.sample(2))]
            _ = try await store.claim(2, for: .of("a"), at: .at(0))
            try await store.save(Progress(phase: .writing, text: "A r"), of: ids[1], for: "a")
            for (id, partial) in zip(ids, [Answer.sample, nil]) {
                let finished = try await store.finish(id, .failed(why, partial: partial), for: "a", at: .at(9))
                #expect(finished)
            }
            let kept = [try await store.analysis(ids[0]), try await store.analysis(ids[1])]
            #expect(kept.allSatisfy { $0.state == .failed && $0.failure == why && $0.finished == .at(9) })
            #expect(kept.map(\.answer) == [.sample, nil])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what was sent is kept beside, and what an earlier try sent goes`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let item = Submission.Item.sample(pictures: 2)
            try await store.keep(item)
            _ = try await store.claim(1, for: .of("a"), at: .at(0))
            let master = item.pictures[0]
            let large = Picture.sample(501)
            try await store.keepSent([master, large], of: item.analysis.id, for: "a")
            let first = try await store.analysis(item.analysis.id)
            #expect(first.pictures.map(\.sent) == [PictureFacts(master), PictureFacts(large)])
            #expect(first.pictures.map(\.master) == item.analysis.pictures.map(\.master))
            let small = [Picture.sample(502, format: .png), Picture.sample(503)]
            try await store.keepSent(small + [.sample(504)], of: item.analysis.id, for: "a")
            let second = try await store.analysis(item.analysis.id)
            #expect(second.pictures.map(\.sent) == small.map(PictureFacts.init) && second.version > first.version)
            let found = try await store.picture(small[0].digest)
            #expect(found == small[0])
            let kept = try await store.picture(master.digest)
            #expect(kept == master)
            for lost in [large, Picture.sample(504)] {
                let code = try await failure { try await store.picture(lost.digest) }
                #expect(code == .notFound)
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `readings are kept in the order of the pictures, and found once it is over`(kind: StoreUnderTest) async throws
    {
        try await kind.run { store in
            let id = try await store.keep(.sample(pictures: 2))
            _ = try await store.claim(1, for: .of("a"), at: .at(0))
            let readings = [
                Reading(text: "PLATFORM 9\nexit", words: 3), Reading(codes: [.init(kind: .ean13, content: "4006381")]),
            ]
            try await store.keepReadings(readings, of: id, for: "a")
            let kept = try await store.analysis(id)
            #expect(kept.pictures.map(\.reading) == readings)
            _ = try await store.finish(id, .done(Answer(text: "A station.")), for: "a", at: .at(1))
            for words in ["platform", "4006381", "exit station"] {
                let found = try await store.analyses(LibraryQuery(owner: alice, words: words, limit: 9))
                #expect(found.map(\.id) == [id])
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an alt text is set and taken back in every state`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample())
            try await store.setAltText("", of: id)
            let empty = try await store.analysis(id)
            #expect(empty.editedAltText == "" && empty.version > 1)
            try await store.complete()
            try await store.setAltText("My bike", of: id)
            let own = try await store.analysis(id)
            #expect(own.altText == "My bike" && own.version > empty.version)
            let found = try await store.analyses(LibraryQuery(owner: alice, words: "my bike", limit: 9))
            #expect(found.map(\.id) == [id])
            try await store.setAltText(nil, of: id)
            let made = try await store.analysis(id)
            #expect(made.editedAltText == nil && made.altText == "A red bicycle leans on a wall.")
        }
    }
}
