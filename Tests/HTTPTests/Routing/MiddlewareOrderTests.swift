import HTTP
import Testing

@Suite struct MiddlewareOrderTests {
    /// Adds its letter to the request's id on the way in, and to the answer on the way out.
    private func letter(_ letter: String) -> Middleware {
        { next in
            { request in
                var request = request
                request.id += letter
                var response = try await next(request)
                response.fields.append(.vary, letter)
                return response
            }
        }
    }

    @Test func `the first is the outermost`() async throws {
        let handler = [letter("a"), letter("b"), letter("c")].wrap { Response(text: $0.id) }
        let response = try await handler(.make())
        #expect(try await response.text() == "abc")
        #expect(response.fields.values(.vary) == ["c", "b", "a"])
    }

    @Test func `without any the handler answers`() async throws {
        let handler = [Middleware]().wrap { _ in Response(text: "x") }
        #expect(try await handler(.make()).text() == "x")
    }

    @Test func `one may answer by itself, and errors pass through`() async throws {
        let stop: Middleware = { _ in { _ in Response(text: "stopped") } }
        let handler = [letter("a"), stop].wrap { _ in throw HTTPError(.conflict, "not reached") }
        #expect(try await handler(.make()).text() == "stopped")
        let failing = [letter("a")].wrap { _ in throw HTTPError(.conflict, "reached") }
        await #expect(throws: HTTPError(.conflict, "reached")) { try await failing(.make()) }
    }
}
