import Testing

@testable import HTTP

@Suite struct RouterTests {
    typealias Method = HTTP.Method

    /// Answers with its own name and what its placeholders stand for.
    static func route(_ method: Method, _ pattern: String, bodyLimit: Int = 1000) -> Route {
        Route(method, pattern, bodyLimit: bodyLimit) { request in
            let parameters = request.parameters.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            return Response(text: "\(method) \(pattern)" + parameters.joined())
        }
    }

    private let router = Router([
        route(.get, "/"), route(.get, "/apple"), route(.get, "/a/{id}"), route(.post, "/a/{id}"),
        route(.post, "/apple"),
        route(.get, "/a/fixed"), route(.get, "/a/{id}/picture/{n}"), route(.get, "/files/{name...}"),
        route(.post, "/upload", bodyLimit: 10), route(.get, "/.."), route(.options, "/own"), route(.get, "/ü"),
    ])

    private func answer(_ method: Method, _ path: String) async throws -> String {
        try await router.handle(.make(method, path)).text()
    }

    private func error(_ method: Method, _ path: String, body: RequestBody = .empty) async -> HTTPError? {
        await #expect(throws: HTTPError.self) { try await router.handle(.make(method, path, body: body)) }
    }

    @Test(arguments: [
        ("/", "GET /"), ("/?a=/apple", "GET /"), ("/apple", "GET /apple"), ("/%61pple", "GET /apple"),
        ("/a/17", "GET /a/{id} id=17"), ("/a/fixed", "GET /a/fixed"), ("/a/fi%78ed", "GET /a/fixed"),
        ("/a/x%2Fy", "GET /a/{id} id=x/y"), ("/a/%2e%2e", "GET /a/{id} id=.."), ("/a/..", "GET /a/{id} id=.."),
        ("/a/%252F", "GET /a/{id} id=%2F"), ("/a/a+b", "GET /a/{id} id=a+b"), ("/a/%C3%BC", "GET /a/{id} id=ü"),
        ("/a/1/picture/2", "GET /a/{id}/picture/{n} id=1 n=2"), ("/files/x", "GET /files/{name...} name=x"),
        ("/files/", "GET /files/{name...} name="), ("/files/x/y//z", "GET /files/{name...} name=x/y//z"),
        ("/files/../../etc/passwd", "GET /files/{name...} name=../../etc/passwd"), ("/..", "GET /.."),
        ("/%c3%bc", "GET /ü"),
    ])
    func `finds the route`(path: String, expected: String) async throws {
        #expect(try await answer(.get, path) == expected)
    }

    @Test(arguments: [
        "//", "/apple/", "//apple", "/appl", "/apples", "/APPLE", "/a", "/a/", "/a//picture/2", "/a/1/picture/",
        "/a/1/",
        "/a/1/picture/2/", "/a/./fixed/..", "/x/../apple", "/./apple", "/a%2F17", "/files", "/%2fapple", "/apple;x",
    ])
    func `nothing lies at other paths, and dot segments do not climb`(path: String) async {
        #expect(await error(.get, path)?.status == .notFound)
        #expect(await error(.delete, path)?.status == .notFound)
        #expect(await error(.options, path)?.status == .notFound)
    }

    @Test(arguments: ["/a/%00", "/%00", "/a/%ff", "/a/%c0%af", "/a/%", "/a/%4"])
    func `a path that cannot be decoded is refused`(path: String) async {
        #expect(await error(.get, path)?.status == .badRequest)
    }

    @Test(arguments: [
        ("DELETE", "/", "GET, HEAD, OPTIONS"), ("PUT", "/a/1", "GET, POST, HEAD, OPTIONS"),
        ("DELETE", "/apple", "GET, POST, HEAD, OPTIONS"), ("PUT", "/a/fixed", "GET, POST, HEAD, OPTIONS"),
        ("GET", "/upload", "POST, OPTIONS"), ("HEAD", "/upload", "POST, OPTIONS"), ("GET", "/own", "OPTIONS"),
        ("BREW", "/", "GET, HEAD, OPTIONS"),
    ])
    func `a wrong method is told the right ones`(method: String, path: String, allow: String) async throws {
        let error = await error(try #require(Method(method)), path)
        #expect(error?.status == .methodNotAllowed)
        #expect(error?.allow == allow)
        #expect(error?.response.fields[.allow] == allow)
    }

    @Test func `a placeholder takes the method that the plain path does not`() async throws {
        #expect(try await answer(.post, "/a/fixed") == "POST /a/{id} id=fixed")
    }

    @Test func `HEAD goes where GET does`() async throws {
        #expect(try await answer(.head, "/a/1") == "GET /a/{id} id=1")
    }

    @Test(arguments: [
        ("/", "GET, HEAD, OPTIONS"), ("/a/1", "GET, POST, HEAD, OPTIONS"), ("*", "GET, HEAD, POST, OPTIONS"),
    ])
    func `OPTIONS lists the methods`(path: String, allow: String) async throws {
        let response = try await router.handle(.make(.options, path))
        #expect(response.status == .noContent)
        #expect(response.fields[.allow] == allow)
    }

    @Test func `a route for OPTIONS answers itself`() async throws {
        #expect(try await answer(.options, "/own") == "OPTIONS /own")
    }

    @Test func `the first of two routes wins, and one without placeholders before one with`() async throws {
        let router = Router([
            Self.route(.get, "/{first}"), Self.route(.get, "/{second}"), Self.route(.get, "/x"),
            Route.get("/x") { _ in Response(text: "later") },
        ])
        #expect(try await router.handle(.make(.get, "/y")).text() == "GET /{first} first=y")
        #expect(try await router.handle(.make(.get, "/x")).text() == "GET /x")
    }

    @Test func `each route sets how large a body may be`() async throws {
        let router = Router([
            Route.post("/small", bodyLimit: 3) { Response(bytes: try await $0.body.collect(), type: "x/y") },
            Route.post("/large", bodyLimit: 30) { Response(bytes: try await $0.body.collect(), type: "x/y") },
        ])
        let body = [UInt8](repeating: 1, count: 10)
        #expect(try await router.handle(.make(.post, "/large", body: .bytes(body, limit: 1))).collect() == body)
        await #expect(throws: HTTPError.bodyTooLarge(limit: 3)) {
            try await router.handle(.make(.post, "/small", body: .bytes(body)))
        }
    }

    @Test func `a route that is wrapped is the same line of the table`() async throws {
        let route = Route.post("/x/{id}", bodyLimit: 3) { Response(text: $0.parameters["id"] ?? "") }
        let wrapped = route.wrapped { next in
            { request in
                var response = try await next(request)
                response.fields.append(.vary, "wrapped")
                return response
            }
        }
        #expect(wrapped.description == "POST /x/{id}" && wrapped.path == "/x/{id}" && wrapped.methodName == "POST")
        let response = try await Router([wrapped]).handle(.make(.post, "/x/7"))
        #expect(try await response.text() == "7" && response.fields[.vary] == "wrapped")
        #expect(wrapped.bodyLimit == route.bodyLimit)
    }

    @Test(arguments: ["/nowhere", "/", "/a/1/picture/2"])
    func `a large body for nobody is refused as such`(path: String) async {
        let body = RequestBody.bytes([UInt8](repeating: 1, count: 11), limit: 10)
        #expect(await error(.put, path, body: body)?.status == .contentTooLarge)
        let small = RequestBody.bytes([UInt8](repeating: 1, count: 10), limit: 10)
        #expect(await error(.put, path, body: small)?.status != .contentTooLarge)
    }
}
