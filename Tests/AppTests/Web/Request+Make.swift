import HTTP

extension Request {
    /// A request as a browser or program might send it to `localhost`.
    static func make(
        _ method: HTTP.Method = .get, _ path: String = "/", accept: String? = nil, fields: [(String, String)] = [],
        host: String = "localhost:8080", peer: Peer = .address(.loopback)
    ) -> Request {
        var list = Fields()
        for (name, value) in fields + (accept.map { [("Accept", $0)] } ?? []) {
            if let name = FieldName(name) { list.append(name, value) }
        }
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let target = RequestTarget(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil)
        var client = Client(peer: peer)
        client.host = host
        return Request(method: method, target: target, fields: list, client: client)
    }
}

extension Response {
    func text() async throws -> String {
        String(decoding: try await collect(), as: UTF8.self)
    }
}
