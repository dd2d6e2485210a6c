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
    /// 200 while more requests are welcome, 503 once the server is stopping.
    var response: Response {
        var response = isServing ? Response(text: "ready\n") : Response(.serviceUnavailable, text: "stopping\n")
        response.fields.append(.cacheControl, "no-store")
        return response
    }
}
