internal import Bytes
internal import Vignette

extension Endpoint {
    private static let listLimit = 8 << 20

    /// The endpoint's list, asked for once and then remembered; also the test of whether it can be reached and takes
    /// the key. An endpoint that has no list has an empty one. Throws a `Failure`.
    public func models(refresh: Bool = false) async throws -> [ModelInfo] {
        if !refresh, let models = memory.withState({ $0.models }) { return models }
        do {
            let models = try await askForModels()
            memory.withState { $0.models = models }
            return models
        } catch {
            throw failure(for: error, model: nil, pictures: 0)
        }
    }

    /// The model that is asked where `name` is given, or none is: the configured one, else the endpoint's only one, else
    /// `not_configured` with the list; nil where the endpoint lists none.
    public func model(named name: String?) async throws -> String? {
        if let name = name ?? settings.model { return name }
        let models = try await models()
        guard models.count > 1 else { return models.first?.name }
        throw Failure.modelNotChosen(available: models.map(\.name))
    }

    private func askForModels() async throws -> [ModelInfo] {
        var isVersionless = memory.withState { $0.isVersionless }
        var list = try await list(isVersionless: isVersionless)
        if list == nil, settings.baseURL.hasAddedVersion {
            isVersionless.toggle()
            list = try await self.list(isVersionless: isVersionless)
            if list != nil { memory.withState { [isVersionless] in $0.isVersionless = isVersionless } }
        }
        guard var list else { return [] }
        // Names are shown to everyone: one that holds what must be seen nowhere, or what turns a line around, is no name.
        let log = LogText(settings)
        list.models.removeAll { log.clean($0.name) != $0.name }
        return try await withDeclaredSight(list)
    }

    /// Nil where nothing answers at this address, or no list does.
    private func list(isVersionless: Bool) async throws -> ModelList? {
        do {
            let request = requests.look(at: "/models", isVersionless: isVersionless)
            let json = try await transfers.send(request) { try await $0.json(upTo: Self.listLimit) }
            return ModelList(json)
        } catch let error as UpstreamError {
            if [.wrongAddress, .other].contains(Trouble(error)), error.status < 500 { return nil }
            throw error
        }
    }
}
