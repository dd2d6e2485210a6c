import HTTP

extension Request {
    /// A request for a handler or router, without a socket.
    static func make(
        _ method: HTTP.Method = .get, _ path: String = "/", fields: [(String, String)] = [], body: RequestBody = .empty,
        client: Client = Client(peer: .local)
    ) -> Request {
        var list = Fields()
        for (name, value) in fields {
            if let name = FieldName(name) { list.append(name, value) }
        }
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let target = RequestTarget(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil)
        return Request(method: method, target: target, fields: list, body: body, client: client)
    }
}

extension Response {
    func text() async throws -> String {
        String(decoding: try await collect(), as: UTF8.self)
    }
}
