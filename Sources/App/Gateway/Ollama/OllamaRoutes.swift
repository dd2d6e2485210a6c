internal import HTTP

/// The addresses of the API that programs written for Ollama speak.
enum OllamaRoutes {
    static func routes(_ gateway: Gateway) -> [Route] {
        let catalogue = OllamaCatalogue(gateway)
        let questions = Gateway.bodyLimit(gateway.configuration)
        return [
            .post("/api/generate", bodyLimit: questions, OllamaAsking(gateway: gateway, kind: .generate).handle),
            .post("/api/chat", bodyLimit: questions, OllamaAsking(gateway: gateway, kind: .chat).handle),
            .post("/api/show", catalogue.show),
            .get("/api/tags", catalogue.tags),
            .get("/api/ps", catalogue.running),
            .get("/api/version", catalogue.version),
        ]
    }
}
