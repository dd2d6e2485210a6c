import HTTP
import Testing

/// A router that lies below a base path answers with and without it.
@Suite struct RouterBasePathTests {
    private let router = Router(
        basePath: "/app",
        [
            RouterTests.route(.get, "/"), RouterTests.route(.get, "/apple"), RouterTests.route(.get, "/a/{id}"),
            RouterTests.route(.get, "/le"),
        ])

    @Test(arguments: [
        ("/app", "GET /"), ("/app/", "GET /"), ("/", "GET /"), ("/app/apple", "GET /apple"), ("/apple", "GET /apple"),
        ("/app/a/1", "GET /a/{id} id=1"), ("/a/1", "GET /a/{id} id=1"), ("/a%70p/apple", "GET /apple"),
        ("/app/a/app", "GET /a/{id} id=app"), ("/app/a/%2Fapp", "GET /a/{id} id=/app"),
    ])
    func `finds the route with and without it`(path: String, expected: String) async throws {
        #expect(try await router.handle(.make(.get, path)).text() == expected)
    }

    @Test(arguments: [
        "/app/app", "/app//apple", "/app//", "/appapple", "/apples", "/app/apples", "/APP/apple", "/app/app/apple",
        "/app%2Fapple", "/app/../apple", "//app/apple",
    ])
    func `takes it off once and whole`(path: String) async {
        await #expect(throws: HTTPError(.notFound, "There is nothing at this address.")) {
            try await router.handle(.make(.get, path))
        }
    }

    @Test func `may have several segments`() async throws {
        let router = Router(basePath: "/x/y", [RouterTests.route(.get, "/"), RouterTests.route(.get, "/x")])
        for path in ["/x/y", "/x/y/", "/"] {
            #expect(try await router.handle(.make(.get, path)).text() == "GET /")
        }
        #expect(try await router.handle(.make(.get, "/x/y/x")).text() == "GET /x")
        #expect(try await router.handle(.make(.get, "/x")).text() == "GET /x")
        await #expect(throws: HTTPError.self) { try await router.handle(.make(.get, "/x%2Fy/x")) }
    }
}
