internal import Bytes
internal import Vignette
internal import Vision

/// The service's models by the names that programs of Ollama give them.
///
/// `llava` and `llava:latest` are one, and letters are the same large and small, but a name that is listed exactly so
/// goes first. Where the service lists none, every name is a model's.
struct OllamaModels: Sendable {
    let gateway: Gateway

    /// What a request calls its model; `name` is what older programs write. Throws `invalid_request`.
    static func name(in fields: OllamaFields, _ names: [String] = ["model"]) throws(Failure) -> String {
        for name in names {
            if let text = try fields.text(name), !text.bytes.isEmpty { return text.string }
        }
        throw Failure(
            .invalidRequest, message: "model is required", advice: "Name one of the models at /api/tags.",
            field: names[0])
    }

    /// Throws `model_not_found`, or what keeps the list from being had.
    func model(named name: String) async throws -> ModelInfo {
        try await find(name, in: try await gateway.service.models())
    }

    /// The model to ask. A list that cannot be had is no reason not to: some keys may ask and not list.
    func modelToAsk(named name: String) async throws -> ModelInfo {
        let models: [ModelInfo]
        do {
            models = try await gateway.service.models()
        } catch let failure as Failure where failure.code != .upstreamUnreachable && failure.code != .upstreamTimeout {
            models = []
        }
        return try await find(name, in: models)
    }

    /// A model that is missing may have come since the list was asked for.
    private func find(_ name: String, in models: [ModelInfo]) async throws -> ModelInfo {
        do throws(Failure) {
            return try Self.find(name, in: models)
        } catch {
            guard let newest = try? await gateway.service.newestModels() else { throw error }
            return try Self.find(name, in: newest)
        }
    }

    static func find(_ name: String, in models: [ModelInfo]) throws(Failure) -> ModelInfo {
        guard !models.isEmpty else { return ModelInfo(name: name) }
        let plain = untagged(ModelName.shown(name))
        if let model = models.first(where: { $0.name == name }) ?? models.first(where: { untagged($0.name) == plain }) {
            return model
        }
        throw Failure(
            .modelNotFound, message: "model \(OneLine.quoted(name)) not found",
            advice: "Choose one of the models at /api/tags.", field: "model")
    }

    /// What a program may expect of a model. Programs hold pictures and tools back from models that are not said to take
    /// them, so only what is known to be missing is left out.
    static func abilities(of model: ModelInfo) -> [String] {
        model.declaredSight == .blind ? ["completion", "tools"] : ["completion", "vision", "tools"]
    }

    private static func untagged(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasSuffix(":latest") ? String(name.dropLast(7)) : name
    }
}
