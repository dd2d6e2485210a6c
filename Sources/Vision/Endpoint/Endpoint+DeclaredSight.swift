internal import Bytes
internal import Loop
internal import Vignette

extension Endpoint {
    private static let replyLimit = 1 << 20
    /// Of an Ollama with more models than this, or a slow one, the rest stay unknown: the configured one comes first.
    private static let shownModels = 20
    private static let patience = Duration.seconds(5)

    /// The list's models with what the server says of their sight elsewhere; what it does not say there is no failure.
    func withDeclaredSight(_ list: ModelList) async throws -> [ModelInfo] {
        guard list.models.contains(where: { $0.declaredSight == .unknown }) else { return list.models }
        do {
            switch list.server {
            case .llamaCpp: return try await fromProperties(list.models)
            case .ollama: return try await fromShow(list.models)
            case .liteLLM: return try await fromModelInfo(list.models)
            case .other: return list.models
            }
        } catch is UpstreamError {
            return list.models
        } catch is TransferError {
            return list.models
        }
    }

    /// llama.cpp with one model.
    private func fromProperties(_ models: [ModelInfo]) async throws -> [ModelInfo] {
        let json = try await look(beside: "/props")
        guard let sees = json["modalities"]?["vision"]?.bool else { return models }
        return models.map { $0.declaring(sees ? .sees : .blind) }
    }

    /// Ollama, a model at a time; what it does not say of one is no reason not to ask about the next.
    private func fromShow(_ models: [ModelInfo]) async throws -> [ModelInfo] {
        var models = models
        let end = Moment.now() + Self.patience
        let configured = models.indices.filter { models[$0].name == settings.model }
        for index in (configured + models.indices).prefix(Self.shownModels) where Moment.now() < end {
            let body = JSONWriter().object { $0.string("model", models[index].name) }
            do {
                let abilities = try await look(beside: "/api/show", body: body)["capabilities"]?.array
                guard let abilities else { continue }
                models[index].declaredSight = abilities.contains { $0.string == "vision" } ? .sees : .blind
            } catch is UpstreamError {
            } catch is TransferError {
                break
            }
        }
        return models
    }

    /// LiteLLM, which says false of every model that it does not know itself: only its yes counts.
    private func fromModelInfo(_ models: [ModelInfo]) async throws -> [ModelInfo] {
        let entries = try await look(beside: "/model/info")["data"]?.array ?? []
        let seeing = entries.filter { $0["model_info"]?["supports_vision"]?.bool == true }
        let names = Set(seeing.compactMap { $0["model_name"]?.string })
        return models.map { names.contains($0.name) ? $0.declaring(.sees) : $0 }
    }

    private func look(beside path: String, body: [UInt8]? = nil) async throws -> JSONValue {
        try await transfers.send(requests.lookBeside(path, body: body)) { try await $0.json(upTo: Self.replyLimit) }
    }
}

extension ModelInfo {
    fileprivate func declaring(_ sight: Sight) -> ModelInfo {
        var model = self
        if model.declaredSight == .unknown { model.declaredSight = sight }
        return model
    }
}
