internal import HTTP

extension Site {
    /// Every address that this server answers.
    static func routes(readiness: Readiness, assets: Assets) -> [Route] {
        [
            .get("/healthz") { _ in Response(text: "ok\n") },
            .get("/readyz") { _ in readiness.response },
            .get("/assets/{name...}") { try assets.response(for: $0) },
        ]
    }
}

extension Readiness {
    /// 200 while more requests are welcome, 503 once the server is stopping or no worker is left. What is missing
    /// follows, a line each.
    var response: Response {
        var response =
            switch state {
            case .ready(let detail): Response(text: Self.text("ready", detail))
            case .waiting(let detail): Response(.serviceUnavailable, text: Self.text("not ready", detail))
            case .stopping: Response(.serviceUnavailable, text: "stopping\n")
            }
        response.fields.append(.cacheControl, "no-store")
        return response
    }

    private static func text(_ state: String, _ detail: [String]) -> String {
        ([state] + detail).map { $0 + "\n" }.joined()
    }
}
