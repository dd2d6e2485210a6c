import HTTP
import Testing
import Vignette

@testable import App

/// A recipe that is being written, asked: as every other question.
@Suite struct TryAskTests {
    /// Sends it, and answers the question meanwhile.
    private func ask(
        _ bench: TestDesk, _ changes: [(String, String)] = [], pictures: [String] = ["good"],
        fields: [(String, String)?] = []
    ) async throws -> TestDesk.Reply {
        async let reply = bench.attempt("ask", changes, pictures: pictures, fields: fields)
        await bench.awaitWake()
        try await bench.answer()
        return try await reply
    }

    private func from(_ reply: TestDesk.Reply) throws -> Analysis.ID { try #require(reply.tried) }

    @Test func `the answer is on the page, and the analysis is kept as every other`() async throws {
        let bench = try TestDesk()
        let reply = try await ask(bench, [("parameter.tone", "warm")])
        #expect(reply.status == 200 && reply.text.contains("A cat.") && reply.text.contains("The page of this answer"))
        #expect(reply.fields[.cacheControl] == "no-store")
        let cookie = try #require(reply.cookie)
        let analysis = try await bench.store.analysis(try from(reply))
        #expect(analysis.plan.recipe == "colours" && analysis.plan.instruction == "Name 3 colours. WARM")
        #expect(analysis.plan.fit == .small && analysis.plan.maxTokens == 300 && analysis.plan.temperature == 0.2)
        #expect(analysis.plan.parameters["tone"] == "warm" && analysis.state == .done)
        #expect(try await bench.get("/a/\(analysis.id)", fields: [cookie]).status == 200)
    }

    @Test func `without another picture those of the last try are asked about`() async throws {
        let bench = try TestDesk()
        let first = try await ask(bench)
        let cookie = try #require(first.cookie)
        let id = try from(first)
        let second = try await ask(
            bench, [("from", id.text), ("parameter.tone", "warm")], pictures: [], fields: [cookie])
        #expect(second.status == 200 && second.cookie == nil)
        let analysis = try await bench.store.analysis(try from(second))
        #expect(analysis.from == id && analysis.plan.instruction.hasSuffix("WARM"))
        #expect(analysis.pictures.map(\.master) == (try await bench.store.analysis(id)).pictures.map(\.master))
        let third = try await ask(bench, [("from", analysis.id.text)], pictures: ["good2"], fields: [cookie])
        #expect(try await bench.store.analysis(try from(third)).from == nil)
    }

    @Test func `only their owner goes on with pictures`() async throws {
        let bench = try TestDesk()
        let id = try from(try await ask(bench))
        let other = [("Cookie", "vignette=" + String(repeating: "cd", count: 16))]
        for fields in [[], other] {
            let reply = try await bench.attempt("ask", [("from", id.text)], fields: fields)
            #expect(reply.status == 403 && !reply.text.contains("/a/\(id)"))
            #expect(try await bench.attempt("look", [("from", id.text)], fields: fields).status == 403)
            let shown = try await bench.attempt("show", [("from", id.text)], fields: fields)
            #expect(shown.status == 200 && !shown.text.contains(id.text))
        }
        #expect(try await bench.queued() == 0)
    }

    @Test(arguments: ["nonsense", Analysis.ID.random().text])
    func `a last try that is gone is named as what it is`(from: String) async throws {
        let bench = try TestDesk()
        for action in ["ask", "look"] {
            let reply = try await bench.attempt(action, [("from", from)])
            #expect(reply.status == 404 && reply.text.contains("The last try is gone"))
            #expect(reply.text.contains("id=\"image-fault\""))
        }
    }

    @Test func `without a last try there is no answer to look for`() async throws {
        let reply = try await TestDesk().attempt("look")
        #expect(reply.status == 400 && reply.text.contains("Nothing was asked here yet"))
    }

    @Test func `what is shown of an answer is of the question that was asked`() async throws {
        let bench = try TestDesk()
        let first = try await bench.attempt("ask", [("answer", "alt_text")], pictures: ["good"], by: bench.hurried)
        let id = try from(first)
        try await bench.answer()
        let reply = try await bench.attempt(
            "look", [("from", id.text), ("answer", "free")], fields: [first.cookie], by: bench.hurried)
        #expect(reply.status == 200 && reply.text.contains("6/125"))
    }

    @Test func `pictures of a last try go together only where the recipe says so`() async throws {
        let bench = try TestDesk()
        let both = [("together", "true")]
        let first = try await bench.attempt("ask", both, pictures: ["good", "good2"], by: bench.hurried)
        let from = [("from", try from(first).text)]
        for action in ["show", "ask"] {
            let reply = try await bench.attempt(action, from, fields: [first.cookie], by: bench.hurried)
            #expect(reply.status == 400 && reply.text.contains("one picture at a time"))
        }
        #expect(try await bench.queued() == 1)
        #expect(
            try await bench.attempt("ask", from + both, fields: [first.cookie], by: bench.hurried).status == 200)
    }

    @Test func `an answer that takes long is looked for again`() async throws {
        let bench = try TestDesk()
        let hurried = bench.hurried
        let reply = try await bench.attempt("ask", pictures: ["good"], by: hurried)
        #expect(reply.status == 200 && reply.text.contains("It is not there yet"))
        let cookie = try #require(reply.cookie)
        let id = try from(reply)
        let again = try await bench.attempt("look", [("from", id.text)], fields: [cookie], by: hurried)
        #expect(again.text.contains("Look again") && again.text.contains("Be brief."))
        try await bench.answer()
        let last = try await bench.attempt(
            "look", [("from", id.text), ("parameters", "{")], fields: [cookie], by: hurried)
        #expect(last.status == 200 && last.text.contains("A cat.") && last.text.contains("Done"))
    }

    @Test(
        arguments: [
            ([], [], 400), (["damaged"], [], 422), (["good", "good2"], [], 400),
            (["good"], [("together", "true")], 400),
            (["1", "2", "3", "4", "5"], [("together", "true")], 400),
        ] as [([String], [(String, String)], Int)])
    func `pictures that do not fit the recipe are refused`(
        pictures: [String], changes: [(String, String)], status: Int
    ) async throws {
        let bench = try TestDesk()
        let reply = try await bench.attempt("ask", changes, pictures: pictures)
        #expect(reply.status == status && reply.text.contains("id=\"image-fault\""))
        #expect(try await bench.queued() == 0)
    }

    @Test func `several go together where the recipe says so`() async throws {
        let bench = try TestDesk()
        let reply = try await ask(bench, [("together", "true")], pictures: ["good", "good2"])
        #expect(try await bench.store.analysis(try from(reply)).pictures.count == 2)
    }

    @Test func `asking costs a question, showing none, and a picture for nothing one`() async throws {
        let bench = try TestDesk { $0.rate = Rate("2/d") ?? .perMinute(0) }
        for _ in 0..<4 { #expect(try await bench.attempt("show").status == 200) }
        #expect(try await bench.attempt("show", pictures: ["good"]).status == 200)
        #expect(try await ask(bench).status == 200)
        let refused = try await bench.attempt("ask", pictures: ["good"])
        #expect(refused.status == 429 && refused.fields[.retryAfter] != nil)
        // Nothing that was written is lost by it.
        #expect(refused.text.contains("Be brief.") && refused.text.contains("id=\"parameter.tone\""))
        #expect(try await bench.attempt("show").status == 200)
        #expect(try await bench.queued() == 0)
    }
}
