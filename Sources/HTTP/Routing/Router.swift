/// Finds the handler of a request in a table of routes. Routes without placeholders go before those with; else the first
/// that matches wins.
///
/// HEAD works wherever GET does. OPTIONS tells which methods a path takes; any other method that it does not take is
/// answered 405 with the same list.
public struct Router: Sendable {
    /// Routes whose pattern has no placeholder, by path: most requests are found here.
    private let fixed: [[String]: [Route]]
    private let patterns: [Route]
    /// The segments of the base path; none for the root.
    private let basePath: [String]

    /// - Parameter basePath: a path that may stand before every route: `/pictures`, or nothing. Requests match with it,
    ///   and without it, as a proxy that strips it sends them.
    public init(basePath: String = "", _ routes: [Route]) {
        self.basePath = basePath.isEmpty ? [] : PathPattern.split(basePath[...])
        let isFixed = { (route: Route) in
            route.pattern.segments.allSatisfy { if case .literal = $0 { true } else { false } }
        }
        fixed = Dictionary(grouping: routes.filter(isFixed)) { route in
            route.pattern.segments.map { if case .literal(let text) = $0 { text } else { "" } }
        }
        patterns = routes.filter { !isFixed($0) }
    }

    public func handle(_ request: Request) async throws -> Response {
        if request.path == "*" { return Self.options(["GET", "HEAD", "POST", "OPTIONS"]) }
        let path = try Self.segments(of: request.path)
        var allowed: [String] = []
        for candidate in candidates(for: path) {
            if let (route, parameters) = find(candidate, request.method, &allowed) {
                return try await run(route, request, parameters)
            }
        }
        // Nobody wants the body. Read away, it lets the connection live on, and one that is malformed is refused as such.
        // A client that waits to be asked for it is not asked.
        if !request.fields.contains(.expect) { try await request.body.discard() }
        guard !allowed.isEmpty else { throw HTTPError(.notFound, "There is nothing at this address.") }
        if allowed.contains("GET") { allowed.append("HEAD") }
        allowed.append("OPTIONS")
        if request.method == .options { return Self.options(allowed) }
        throw HTTPError(
            .methodNotAllowed, "This address does not take \(request.method).", allow: Self.list(allowed))
    }

    private func run(_ route: Route, _ request: Request, _ parameters: [String: String]) async throws -> Response {
        var request = request
        request.parameters = parameters
        request.body.limit = route.bodyLimit
        return try await route.handler(request)
    }

    /// The route for a path and method. Adds to `allowed` what the path takes besides.
    private func find(
        _ path: [String], _ method: Method, _ allowed: inout [String]
    ) -> (Route, parameters: [String: String])? {
        for route in fixed[path] ?? [] {
            if Self.takes(route, method) { return (route, [:]) }
            allowed.append(route.method.text)
        }
        for route in patterns {
            guard let parameters = route.pattern.match(path) else { continue }
            if Self.takes(route, method) { return (route, parameters) }
            allowed.append(route.method.text)
        }
        return nil
    }

    /// A path without the base path, then as it came: a proxy may have cut the base path off, and what is left may begin
    /// like it.
    private func candidates(for path: [String]) -> [[String]] {
        guard !basePath.isEmpty, path.starts(with: basePath) else { return [path] }
        let rest = Array(path.dropFirst(basePath.count))
        return [rest.isEmpty ? [""] : rest, path]
    }

    /// The decoded segments of a path.
    private static func segments(of path: String) throws(HTTPError) -> [String] {
        var segments = PathPattern.split(path[...])
        guard path.utf8.contains(0x25) else { return segments }
        for index in segments.indices {
            guard let text = PercentCoding.decode(segments[index]) else {
                throw HTTPError(.badRequest, "The path is not valid UTF-8 once decoded.")
            }
            segments[index] = text
        }
        return segments
    }

    private static func takes(_ route: Route, _ method: Method) -> Bool {
        route.method == method || (method == .head && route.method == .get)
    }

    private static func options(_ allowed: [String]) -> Response {
        var response = Response(.noContent)
        response.fields[.allow] = list(allowed)
        return response
    }

    private static func list(_ methods: [String]) -> String {
        var seen: Set<String> = []
        return methods.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
