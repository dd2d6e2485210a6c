internal import HTTP
internal import Vignette

/// The addresses of the OpenAI-compatible API.
enum OpenAIRoutes {
    static func routes(_ gateway: Gateway) -> [Route] {
        let models = ModelsRoute(gateway)
        let limit = Gateway.bodyLimit(gateway.configuration)
        return [
            .post("/v1/chat/completions", bodyLimit: limit, ChatRoute(gateway: gateway).handle),
            .get("/v1/models", models.list),
            .get("/v1/models/{id...}", models.one),
            .post("/v1/responses") { _ in
                throw Failure(
                    .notFound,
                    message: "The Responses API is not served here: send chat completions to "
                        + "/v1/chat/completions.",
                    advice: "In the official clients that is client.chat.completions.create.")
            },
        ]
    }
}
