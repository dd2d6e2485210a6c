internal import Vignette
internal import Vision

/// The endpoint as programs ask it.
///
/// Models that are files are shown without their folders, and asked by the whole name.
struct EndpointChat: ChatService {
    let endpoint: Endpoint

    func models() async throws -> [ModelInfo] { try await models(noOlderThan: Endpoint.listAge) }

    func newestModels() async throws -> [ModelInfo] { try await models(noOlderThan: Endpoint.betweenLists) }

    func fullName(of name: String) -> String { endpoint.fullName(of: name) }

    func standingModel() async throws -> String? {
        if let model = endpoint.settings.model { return model }
        let models = try await endpoint.models(noOlderThan: Endpoint.listAge)
        guard models.count > 1 else { return models.first?.name }
        throw Failure.modelNotChosen(available: models.map { ModelName.shown($0.name) })
    }

    func answer(_ question: PassedQuestion, reading: ReadQuestion) async throws -> any PassedAnswer {
        try await endpoint.pass(question)
    }

    private func models(noOlderThan age: Duration) async throws -> [ModelInfo] {
        var models = try await endpoint.models(noOlderThan: age)
        if models.isEmpty, let standing = endpoint.settings.model { models = [ModelInfo(name: standing)] }
        var names: Set<String> = []
        return models.map { ModelInfo(name: ModelName.shown($0.name), declaredSight: $0.declaredSight) }
            .filter { names.insert($0.name).inserted }
    }
}
