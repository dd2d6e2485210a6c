import HTTP
import Testing
import Vignette

@testable import App

/// Each form with a picture is taken out of its sender's rate, before that picture is prepared.
@Suite struct TryRateTests {
    private static func desk(_ rate: String, _ preparer: ScriptedPreparer = ScriptedPreparer()) throws -> TestDesk {
        let rate = try #require(Rate(rate))
        return try TestDesk(preparer: preparer) { $0.rate = rate }
    }

    private static func caller(_ bench: TestDesk) -> Caller {
        bench.desk.access.caller(of: .make(.post, "/recipes/try"))
    }

    /// Whoever has used up a rate has something again after a quarter of a second.
    private static func refill(_ bench: TestDesk) async {
        while !bench.desk.rates.allows(caller(bench), count: 1, taken: 0) { await Task.yield() }
    }

    @Test func `a rate that refills while the form comes has it asked with its picture`() async throws {
        let bench = try Self.desk("4/s")
        let form = FormParts.pictures(["good"], TestDesk.recipe + [("action", "ask")])
        let body = TryPausedBody([form.body]) { if $0 == 0 { await Self.refill(bench) } }
        try bench.desk.rates.check(Self.caller(bench), count: 4)
        let reply = try await bench.attempt(form, by: bench.hurried, body: body.body)
        #expect(reply.status == 200)
        let id = try #require(reply.tried)
        #expect(try await bench.store.analysis(id).pictures.count == 1)
    }

    @Test func `a picture that was left as it came is not asked about, though the rate has refilled`() async throws {
        let preparer = ScriptedPreparer()
        let bench = try Self.desk("4/s", preparer)
        // The picture stands first: it is whole once the next part has begun.
        var form = FormParts.pictures(["good"])
        for (name, value) in TestDesk.recipe + [("action", "ask")] { form.add(name, value) }
        let cut = FormParts.pictures(["good"], []).body.count
        let body = TryPausedBody([Array(form.body.prefix(cut)), Array(form.body.dropFirst(cut))]) { number in
            if number == 0 { try bench.desk.rates.check(Self.caller(bench), count: 4) }
            if number == 1, preparer.uploads.isEmpty { await Self.refill(bench) }
        }
        let reply = try await bench.attempt(form, by: bench.hurried, body: body.body)
        // On a slow machine the rate has refilled before the picture came: then it is asked about, but not without it.
        let isPrepared = !preparer.uploads.isEmpty
        #expect(reply.status == (isPrepared ? 200 : 429) && (reply.fields[.retryAfter] == nil) == isPrepared)
        #expect(try await bench.queued() == (isPrepared ? 1 : 0))
    }

    @Test(
        arguments: [
            ("bogus", []), ("ask", [("prompt", "{{ $parameters.nobody }}")]), ("download", []), ("look", []),
            ("show", [("title", "")]),
        ] as [(String, [(String, String)])])
    func `what comes to nothing costs as much, and no more than the rate is prepared`(
        action: String, changes: [(String, String)]
    ) async throws {
        let preparer = ScriptedPreparer()
        let bench = try Self.desk("2/d", preparer)
        for _ in 0..<2 { #expect(try await bench.attempt(action, changes, pictures: ["good"]).status != 429) }
        for _ in 0..<2 { #expect(try await bench.attempt(action, changes, pictures: ["good"]).status == 429) }
        #expect(preparer.uploads.count == 2)
    }

    @Test func `many at once are no more`() async throws {
        let preparer = ScriptedPreparer { for _ in 0..<50 { await Task.yield() } }
        let bench = try Self.desk("2/d", preparer)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await bench.attempt("show", pictures: ["good"]).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 200 }.count == 2 && statuses.filter { $0 == 429 }.count == 6)
        #expect(preparer.uploads.count == 2)
    }
}
