import Testing
import Vignette

@testable import Storage

@Suite struct KeptTextTests {
    @Test func `plans, receipts, readings and answers are read as they were written`() throws {
        var plan = QuestionPlan.sample(prompt: "a \"b\"")
        let plain = try QuestionPlan(kept: Array(plan.kept.utf8))
        #expect(plain == plan)
        #expect(!plan.kept.contains("parameters"), "as in rows of earlier versions")
        plan.parameters = ["length": "brief", "a_b": "\"x\"\n"]
        plan.systemPrompt = ""
        plan.temperature = 0.7
        plan.maxTokens = 0
        plan.language = "de"
        plan.model = "m"
        plan.earlier = [EarlierQuestion(prompt: "1", answer: "2"), EarlierQuestion(prompt: "", answer: "")]
        let full = try QuestionPlan(kept: Array(plan.kept.utf8))
        #expect(full == plan)
        let receipt = try Receipt(kept: Array(Receipt.sample.kept.utf8))
        #expect(receipt == .sample)
        let answer = try Answer(
            text: Answer.sample.text, reasoning: Answer.sample.reasoning,
            keptDetails: Array(Answer.sample.keptDetails.utf8))
        #expect(answer == .sample)
    }

    static let notes: [AnswerNote] = [
        .tokenLimitRenamed, .temperatureDropped, .smallerPictures(.small), .answerShortened(7), .askedAgainWithMoreRoom,
        .reasoningDiscouraged, .systemPromptFolded, .usageNotAsked, .askedForShorter, .sightDoubtful, .sightFailed,
    ]

    @Test(arguments: notes)
    func `every note of an answer is kept`(note: AnswerNote) throws {
        let answer = Answer(text: "", notes: [note])
        let kept = try Answer(text: "", reasoning: "", keptDetails: Array(answer.keptDetails.utf8))
        #expect(kept == answer)
    }

    @Test(arguments: Failure.Code.allCases)
    func `every failure is kept as people saw it, without what only the log may say`(code: Failure.Code) throws {
        let failure = Failure(code, detail: "secret")
        let kept = try Failure(kept: Array(failure.kept.utf8))
        #expect(kept == Failure(code) && !failure.kept.contains("secret"))
    }

    @Test func `a failure that departs from the table stays as it is`() throws {
        for failure in [
            Failure.upstreamRefused("No.", advice: "Ask otherwise."),
            .quotaExhausted(limit: "x", retryAfter: 9, daily: true),
            .invalidManifest(field: "f", "is wrong"), .upstreamTimeout(after: 9, reached: .answering),
        ] {
            let kept = try Failure(kept: Array(failure.kept.utf8))
            #expect(kept == failure)
        }
    }

    @Test(arguments: ["", "{", "[]", "null", "{}", "\u{0}", #"{"code":"of_tomorrow"}"#, #"{"code":7}"#, "{\"a\":1}x"])
    func `what cannot be read is an error that names the column, and no more`(text: String) {
        let bytes = Array(text.utf8)
        let errors: [UnreadableColumn?] = [
            #expect(throws: UnreadableColumn.self) { try QuestionPlan(kept: bytes) },
            #expect(throws: UnreadableColumn.self) { try Receipt(kept: bytes) },
            #expect(throws: UnreadableColumn.self) { try Reading(kept: bytes) },
            #expect(throws: UnreadableColumn.self) { try Answer(text: "", reasoning: "", keptDetails: bytes) },
            #expect(throws: UnreadableColumn.self) { try Failure(kept: bytes) },
        ]
        let columns = errors.compactMap { $0?.column.split(separator: ".").prefix(2).joined(separator: ".") }
        #expect(
            columns == [
                "plans.plan", "analysis_pictures.receipt", "analysis_pictures.reading", "answers.details",
                "analyses.failure",
            ])
    }

    @Test func `a row of a later version fails alone, and does not hold up the queue`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let strange = try await store.keep(.sample(1))
            let next = try await store.keep(.sample(2))
            _ = try await store.writer.perform { connection in
                try connection.run("UPDATE plans SET plan = '{\"fit\":1}' WHERE analysis = 1")
            }
            let code = try await failure { try await store.analysis(strange) }
            #expect(code == .internal)
            let claimed = try await store.claim(9, for: .of("a"), at: .at(0))
            #expect(claimed.map(\.id) == [next])
            let state = try await store.writer.perform { connection in
                try connection.first("SELECT state FROM analyses WHERE number = 1") { $0.text(0) }
            }
            #expect(state == "failed")
            try await store.delete(strange, at: .at(1))
            let gone = try await failure { try await store.analysis(strange) }
            #expect(gone == .gone)
            await store.close()
        }
    }
}
