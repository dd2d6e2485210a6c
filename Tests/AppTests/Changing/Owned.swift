import HTTP
import Testing
import Vignette

@testable import App

/// An analysis that a visitor has asked for, and that visitor's cookie.
struct Owned {
    let bench: TestDesk
    let id: Analysis.ID
    let cookie: (String, String)

    /// - Parameter isAnswered: else it waits in the queue.
    init(isAnswered: Bool = true, _ change: (inout Configuration) -> Void = { _ in }) async throws {
        bench = try TestDesk(change)
        let reply = try await bench.post(.picture([("prompt", "What is it?")]))
        id = try #require(reply.analysis)
        cookie = try #require(reply.cookie)
        if isAnswered { try await bench.answer() }
    }

    var analysis: Analysis { get async throws { try await bench.store.analysis(id) } }

    /// As its owner sends it.
    func change(
        _ what: String, _ form: [(String, String)]? = nil, of other: Analysis.ID? = nil, accept: String? = nil
    ) async throws -> TestDesk.Reply {
        try await bench.change("/a/\(other ?? id)/\(what)", form, accept: accept, fields: [cookie])
    }
}
