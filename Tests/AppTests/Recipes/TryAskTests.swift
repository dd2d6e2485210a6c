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

    private func from(_ reply: TestDesk.Reply) throws -> Analysis.ID {
        let tail = try #require(reply.text.split(separator: "name=\"from\" value=\"").dropFirst().first)
        return try #require(Analysis.ID(String(tail.prefix { $0 != "\"" })))
    }

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
        #expect(try await bench.attempt("ask", [("from", "nonsense")]).status == 404)
        #expect(try await bench.queued() == 0)
    }

    @Test func `an answer that takes long is looked for again`() async throws {
        let bench = try TestDesk()
        var hurried = TryHandler(desk: bench.desk)
        hurried.patience = .zero
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
