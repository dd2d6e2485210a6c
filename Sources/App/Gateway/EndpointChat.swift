internal import Vignette
internal import Vision

/// The endpoint as programs ask it.
struct EndpointChat: ChatService {
    let endpoint: Endpoint

    func models() async throws -> [ModelInfo] {
        let models = try await endpoint.models()
        guard models.isEmpty, let standing = endpoint.settings.model else { return models }
        return [ModelInfo(name: standing)]
    }

    func standingModel() async throws -> String? { try await endpoint.model(named: nil) }

    func answer(_ question: PassedQuestion, reading: ReadQuestion) async throws -> any PassedAnswer {
        try await endpoint.pass(question)
    }
}
