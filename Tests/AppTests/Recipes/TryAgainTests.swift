import HTTP
import Testing
import Vignette

@testable import App

/// The same form sent twice: it is asked once.
@Suite struct TryAgainTests {
    private static let once = ("once", "aaaaaaaaaaaaaaaaaaaaaaaaa")

    private func ask(
        _ bench: TestDesk, _ changes: [(String, String)] = [Self.once], pictures: [String] = ["good"],
        accept: String = "text/html", _ fields: [(String, String)?] = []
    ) async throws -> TestDesk.Reply {
        try await bench.attempt(
            "ask", changes, pictures: pictures, accept: accept, fields: fields, by: bench.hurried)
    }

    @Test func `a page that is loaded anew shows the answer that there is`() async throws {
        let bench = try TestDesk()
        let first = try await ask(bench)
        let cookie = try #require(first.cookie)
        try await bench.answer()
        let again = try await ask(bench, [Self.once], [cookie])
        #expect(again.status == 200 && again.tried == first.tried && again.text.contains("A cat."))
        #expect(again.cookie == nil && again.text.contains("Name 3 colours. PLAIN"))
        // Its sender may not have got it.
        let lost = try await ask(bench)
        #expect(lost.tried == first.tried && lost.cookie?.1 == cookie.1)
        #expect(try await bench.queued() == 0)
    }

    @Test func `the pictures of the last try are asked about once`() async throws {
        let bench = try TestDesk { $0.rate = Rate("2/d") ?? .perMinute(0) }
        let first = try await ask(bench)
        let from = [Self.once, ("from", try #require(first.tried).text)]
        let second = try await ask(bench, from, pictures: [], [first.cookie])
        #expect(second.status == 200 && second.tried != first.tried)
        // It costs nothing either.
        #expect(try await ask(bench, from, pictures: [], [first.cookie]).tried == second.tried)
        #expect(try await bench.queued() == 2)
    }

    @Test func `what was kept is found whatever the rate is`() async throws {
        let bench = try TestDesk { $0.rate = Rate("1/d") ?? .perMinute(0) }
        let first = try await ask(bench)
        #expect(try await ask(bench, [Self.once], [first.cookie]).tried == first.tried)
        #expect(try await ask(bench, [("once", "x")], [first.cookie]).status == 429)
    }

    @Test(
        arguments: [
            [("once", "bbbbbbbbbbbbbbbbbbbbbbbbb")], [], [("once", "x")],
            [Self.once, ("prompt", "{{ $parameters.tone }}{{ $parameters.count }}")],
        ] as [[(String, String)]])
    func `another page and another form are asked`(changes: [(String, String)]) async throws {
        let bench = try TestDesk()
        let first = try await ask(bench)
        let second = try await ask(bench, changes, [first.cookie])
        #expect(second.status == 200 && second.tried != first.tried)
        let third = try await ask(bench, [Self.once], pictures: ["good2"], [first.cookie])
        #expect(third.status == 200 && third.tried != first.tried && third.tried != second.tried)
        #expect(try await bench.queued() == 3)
    }

    @Test func `after a day it is asked again`() async throws {
        let bench = try TestDesk()
        let first = try await ask(bench)
        bench.clock.advance(by: .seconds(86_401))
        #expect(try await ask(bench, [Self.once], [first.cookie]).tried != first.tried)
    }

    @Test func `nobody gets the answer of somebody else`() async throws {
        let bench = try TestDesk()
        let first = try await ask(bench)
        let other = ("Cookie", "vignette=" + String(repeating: "cd", count: 16))
        let reply = try await ask(bench, [Self.once], [other])
        let id = try #require(first.tried)
        #expect(reply.status == 403 && !reply.text.contains(id.text))
    }

    @Test func `programs name a request themselves`() async throws {
        let bench = try TestDesk()
        let key = ("Idempotency-Key", "one")
        let first = try await ask(bench, [], accept: "application/json", [key])
        #expect(first.status == 202)
        let again = try await ask(bench, [], accept: "application/json", [key])
        #expect(again.status == 202 && again.location == first.location && again.cookie?.1 == first.cookie?.1)
        let other = try await bench.attempt(
            "ask", pictures: ["good2"], accept: "application/json", fields: [key])
        #expect(other.status == 422 && other.code == .idempotencyMismatch)
        #expect(try await bench.queued() == 1)
    }

    @Test func `each page has a name of its own`() async throws {
        let bench = try TestDesk()
        var names: [String?] = []
        for _ in 0..<2 { names.append(try await bench.get("/recipes/try").hidden("once")) }
        names.append(try await bench.attempt("show").hidden("once"))
        names.append(try await ask(bench).hidden("once"))
        #expect(!names.contains(nil) && Set(names).count == 4)
        #expect(names.allSatisfy { $0.flatMap { Analysis.ID($0) } != nil })
    }
}
