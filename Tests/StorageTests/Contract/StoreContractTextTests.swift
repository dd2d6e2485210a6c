import TestSupport
import Testing
import Vignette

@Suite struct StoreContractTextTests {
    /// Texts that have broken other programs.
    static let hostile = [
        "", " ", "\0", "a\0b", "'", "\"", "`", "'; DROP TABLE analyses; --", "1 OR 1=1", "\\", "%", "_", "?", "?1",
        ":x",
        "$x", "@x", "NULL", "null", "{}", "[]", "0", "1e999", "\u{FEFF}x", "\u{202E}abc",
        "\u{0}\u{1}\u{1F}\u{7F}\u{85}",
        "\r\n\u{2028}", "e\u{301}", "é", "ﬁ", "İ", "ß", "\u{10FFFF}", "\u{FFFD}\u{FFFE}", "👩‍👩‍👧‍👦🇨🇭", "ẗ̴͖",
        "<script>alert(1)</script>", "猫が好き", "مرحبا", String(repeating: "x", count: 70_000),
    ]

    private func isSame(_ left: Analysis, _ right: Analysis) -> Bool {
        // `==` of texts takes two ways to write é for one; the bytes must be the same too.
        left == right && String(describing: left).utf8.elementsEqual(String(describing: right).utf8)
    }

    @Test(arguments: StoreUnderTest.all)
    func `every text comes back as it was, wherever it stands`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            for (seed, text) in Self.hostile.enumerated() {
                var item = Submission.Item.sample(
                    UInt64(seed), owner: Owner(.identity, text), fileName: text, prompt: text, fingerprint: text)
                item.analysis.plan = QuestionPlan(
                    recipe: text, recipeTitle: text, parameters: [text: text], prompt: text, instruction: text,
                    systemPrompt: text, fit: .large,
                    language: text, model: text, maxTokens: .max, temperature: 1e-300,
                    earlier: [EarlierQuestion(prompt: text, answer: text)])
                item.analysis.pictures[0].receipt.claimedType = text
                // Two have no order, and their descriptions differ.
                item.analysis.pictures[0].receipt.removed = [.gps]
                item.analysis.pictures[0].reading = Reading(
                    text: text, words: 1, codes: [.init(kind: .code128, content: text)])
                item.analysis.editedAltText = text
                item.analysis.state = .done
                item.analysis.answer = Answer(text: text, reasoning: text, readings: [Reading(text: text)], model: text)
                item.analysis.failure = Failure(.internal, message: text, advice: text, field: text)
                let key = IdempotencyKey(scope: text, name: text, fingerprint: text)
                _ = try await store.add(.sample([item], owner: item.analysis.owner, key: key), queueLimit: 1000)
                let kept = try await store.analysis(item.analysis.id)
                #expect(isSame(kept, item.analysis), "\(text.prefix(40))")
                let place = try await store.place(of: key, at: .at(0))
                #expect(place == .analysis(item.analysis.id))
                let like = try await store.analysis(like: text, of: item.analysis.owner, at: .at(99))
                #expect(like == item.analysis.id)
                _ = try await store.analyses(LibraryQuery(owner: item.analysis.owner, words: text, limit: 1))
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `texts of two million bytes are kept`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let long = String(repeating: "Größe und 大きさ. ", count: 90_000)
            let id = try await store.keep(.sample(prompt: long))
            _ = try await store.claim(1, for: .of("a"), at: .at(0))
            try await store.save(Progress(phase: .writing, text: long, reasoning: long), of: id, for: "a")
            let running = try await store.analysis(id)
            #expect(running.answer?.text == long)
            _ = try await store.finish(id, .done(Answer(text: long, reasoning: long)), for: "a", at: .at(1))
            let kept = try await store.analysis(id)
            #expect(kept.answer?.reasoning == long && kept.plan.prompt == long)
            let found = try await store.analyses(LibraryQuery(owner: alice, words: "grösse 大き", limit: 9))
            #expect(found.isEmpty, "ß is one letter, and not ss")
            let same = try await store.analyses(LibraryQuery(owner: alice, words: "GRÖßE 大き", limit: 9))
            #expect(same.map(\.id) == [id])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `random bytes of every length come back`(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var item = Submission.Item.sample()
            var pictures: [Picture] = []
            for count in [0, 1, 2, 4095, 4096, 65_537, 3_000_000] { pictures.append(.sample(700, count: count)) }
            for picture in pictures {
                item.analysis.pictures.append(
                    AnalysisPicture(fileName: nil, master: PictureFacts(picture), thumbnail: nil, receipt: .sample))
            }
            item.pictures += pictures
            try await store.keep(item)
            for picture in pictures {
                let kept = try await store.picture(picture.digest)
                #expect(kept == picture)
            }
            let kept = try await store.analysis(item.analysis.id)
            #expect(kept == item.analysis)
        }
    }
}
