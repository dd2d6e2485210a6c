import Testing
import Vignette

@testable import App

@Suite struct AskTests {
    @Test func `each further question knows what was said before, up to the last turn`() async throws {
        let owned = try await Owned()
        var (last, asked) = (owned.id, ["What is it?"])
        for turn in 2...EarlierQuestion.limit {
            let prompt = "Question \(turn)?"
            let reply = try await owned.change("ask", [("prompt", " \(prompt)\r\nPlease. ")], of: last)
            let next = try #require(try await owned.bench.analysis(reply))
            #expect(next.parent == last && next.plan.prompt == prompt + "\nPlease.")
            #expect(next.plan.earlier.map(\.prompt) == asked && next.plan.earlier.allSatisfy { $0.answer == "A cat." })
            asked.append(next.plan.instruction)
            last = next.id
            try await owned.bench.answer()
        }
        let reply = try await owned.change("ask", [("prompt", "More?")], of: last)
        #expect(reply.code == .invalidRequest && reply.status == 400)
        #expect(try await owned.bench.queued() == 0)
    }

    @Test(arguments: [[], [("prompt", "")], [("prompt", " \n ")]])
    func `nothing is no question`(form: [(String, String)]) async throws {
        let owned = try await Owned()
        let reply = try await owned.change("ask", form)
        #expect(reply.code == .invalidRequest && reply.failure?.field == "prompt")
    }

    @Test func `before there is an answer nothing follows it`() async throws {
        let owned = try await Owned(isAnswered: false)
        let reply = try await owned.change("ask", [("prompt", "Why?")])
        #expect(reply.code == .invalidRequest)
        #expect(try await owned.bench.queued() == 1)
    }

    @Test func `a question asked again follows the same`() async throws {
        let owned = try await Owned()
        let asked = try await owned.change("ask", [("prompt", "Why?")])
        try await owned.bench.answer()
        let again = try await owned.change("again", of: asked.analysis)
        #expect(try await owned.bench.analysis(again)?.plan.earlier.map(\.prompt) == ["What is it?"])
        let other = try await owned.change("again", [("recipe", "describe")], of: asked.analysis)
        #expect(try await owned.bench.analysis(other)?.plan.earlier.isEmpty == true)
    }
}
