import Testing
import Vignette

@Suite struct StoreContractLibraryTests {
    @Test(arguments: StoreUnderTest.all)
    func `an owner's analyses come the newest first, and only those`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var ids: [Analysis.ID] = []
            for seed in 1...7 {
                ids.insert(try await store.keep(.sample(UInt64(seed), created: seed)), at: 0)
                try await store.keep(.sample(UInt64(seed + 20), owner: bob, created: seed))
            }
            for words in [nil, "", "  \n ", "describe"] as [String?] {
                let all = try await store.analyses(LibraryQuery(owner: alice, words: words, limit: 99))
                #expect(all.map(\.id) == ids)
                let page = try await store.analyses(LibraryQuery(owner: alice, words: words, limit: 2, offset: 3))
                #expect(page.map(\.id) == Array(ids[3..<5]))
                let next = try await store.analyses(LibraryQuery(owner: alice, words: words, after: ids[4], limit: 9))
                #expect(next.map(\.id) == Array(ids[5...]))
                let both = LibraryQuery(owner: alice, words: words, after: ids[1], limit: 2, offset: 1)
                let part = try await store.analyses(both)
                #expect(part.map(\.id) == Array(ids[3..<5]))
                let end = try await store.analyses(LibraryQuery(owner: alice, words: words, after: ids[6], limit: 9))
                #expect(end.isEmpty)
            }
            let stranger = try await store.analyses(LibraryQuery(owner: Owner(.key, "new"), limit: 9))
            #expect(stranger.isEmpty)
        }
    }

    /// What stands in the answer or the file name, what is typed, and whether it is found.
    static let searches: [(text: String, words: String, isFound: Bool)] = [
        ("A red bicycle leans on a wall.", "BICYCLE", true), ("A red bicycle.", "red bicycle", true),
        ("A red bicycle.", "bicycle red", true), ("A red bicycle.", "bicy", true),
        ("A red bicycle.", "bicy red", false),
        ("A red bicycle.", "icycle", false), ("A red bicycle.", "blue bicycle", false),
        ("Café über Straße", "cafe uber", true), ("Cafe\u{301}", "café", true), ("naïve", "NAIVE", true),
        ("Привет, мир", "привет", true), ("Ελλάδα", "ΕΛΛΆΔΑ", true),
        ("猫が好きです", "好き", true), ("猫が好きです", "猫", true), ("猫が好きです", "犬", false),
        ("我爱北京天安门", "北京", true), ("我爱北京天安门", "京北", false), ("iPhone手机壳", "手机", true),
        ("iPhone手机壳", "iphone", true), ("สวัสดีครับ", "ดีครับ", true), ("한국어 문장", "한국", true),
        ("a foo-bar b", "foo-bar", true), ("a foo-bar b", "bar", true), ("C++ and C#", "c++", true),
        ("name@example.org", "name@example.org", true), ("x NEAR y", "near", true), ("x", "x OR zzz", false),
        ("a \"quoted\" word", "\"quoted\"", true), ("half", "half*", true), ("one", "(one", true),
        ("one", "one)", true),
        ("one", "title:one", false), ("one", "o1", false), ("one", "-one", true), ("one", "one \0 two", false),
        ("one", "!!! ... ---", false), ("😀 smile", "😀", false), ("😀 smile", "😀 smile", true), ("one", "^one", true),
        ("one two", "one + two", true), ("one", "'; DROP TABLE analyses; --", false), ("one", "{one}", true),
    ]

    @Test(arguments: StoreUnderTest.all)
    func `words are found as people write them`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            for (text, words, isFound) in Self.searches {
                let id = try await store.keep(.sample())
                _ = try await store.complete(.done(Answer(text: text)))
                let found = try await store.analyses(LibraryQuery(owner: alice, words: words, limit: 9))
                #expect(found.map(\.id) == (isFound ? [id] : []), "\(text): \(words)")
                let others = try await store.analyses(LibraryQuery(owner: bob, words: words, limit: 9))
                #expect(others.isEmpty)
                try await store.delete(id, at: .at(9))
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `words may stand in any of the texts`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let id = try await store.keep(.sample(fileName: "holiday_2026.jpg", prompt: "Which flowers?"))
            try await store.setAltText("mother's garden", of: id)
            for words in ["flowers", "holiday", "garden", "2026 flowers mother", "mother's"] {
                let found = try await store.analyses(LibraryQuery(owner: alice, words: words, limit: 9))
                #expect(found.map(\.id) == [id], "\(words)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a search may be as long as somebody pastes`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.keep(.sample(prompt: "word"))
            for words in [
                String(repeating: "word ", count: 50_000), String(repeating: "\"", count: 9999),
                String(repeating: "猫", count: 9999), String(repeating: "x", count: 1_000_000),
            ] {
                _ = try await store.analyses(LibraryQuery(owner: alice, words: words, limit: 9))
            }
        }
    }
}
