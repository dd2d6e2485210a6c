internal import Bytes
internal import Loop
internal import Vignette

extension Endpoint {
    private static let listLimit = 8 << 20
    /// Whoever asks for what is not in the list, or cannot get one, does not have it asked for again and again.
    public static let betweenLists = Duration.seconds(30)
    /// For so long a list is as good as new.
    public static let listAge = Duration.seconds(60)

    /// The endpoint's list, asked for once and then remembered; also the test of whether it can be reached and takes
    /// the key. An endpoint that has no list has an empty one. Throws a `Failure`.
    public func models(refresh: Bool = false) async throws -> [ModelInfo] {
        if !refresh, let models = memory.withState({ $0.models }) { return models }
        return try await lists.value(for: "") { [self] in
            memory.withState { $0.listedAt = .now() }
            do {
                let models = try await askForModels()
                memory.withState { $0.models = models }
                return models
            } catch {
                let failure = failure(for: error, model: nil, pictures: 0)
                // What passes by itself says nothing of the list: the next question asks for it again.
                let code = (failure as? Failure)?.code
                if code == .upstreamOverloaded || code == .rateLimited { memory.withState { $0.listedAt = nil } }
                throw failure
            }
        }
    }

    /// The list, asked for again where the last attempt to have it is longer ago; an old one is better than none.
    public func models(noOlderThan age: Duration) async throws -> [ModelInfo] {
        let (known, listedAt) = memory.withState { ($0.models, $0.listedAt) }
        guard let known else { return try await models() }
        if let listedAt, Moment.now().since(listedAt) < age { return known }
        do {
            return try await models(refresh: true)
        } catch let error as CancellationError {
            throw error
        } catch {
            // Also where a failure passes by itself: nobody else has to wait for the next.
            memory.withState { $0.listedAt = .now() }
            return known
        }
    }

    /// The name by which the service knows the model that is shown as `name`, as far as the list is known.
    public func fullName(of name: String) -> String {
        let names = memory.withState { $0.models ?? [] }.map(\.name) + [settings.model].compactMap(\.self)
        return names.contains(name) ? name : names.first { ModelName.shown($0) == name } ?? name
    }

    /// The model that is asked where `name` is given, or none is: the configured one, else the endpoint's only one, else
    /// `not_configured` with the list; nil where the endpoint lists none.
    public func model(named name: String?) async throws -> String? {
        if let name = name ?? settings.model { return name }
        let models = try await models()
        guard models.count > 1 else { return models.first?.name }
        throw Failure.modelNotChosen(available: models.map(\.name))
    }

    /// The list for those who can do without: what was asked for a moment ago is not asked for again.
    func recentModels(refresh: Bool = false) async throws -> [ModelInfo] {
        let state = memory.withState { ($0.models, $0.listedAt) }
        let isRecent = state.1.map { Moment.now().since($0) < Self.betweenLists } ?? false
        if let models = state.0, !refresh || isRecent { return models }
        return isRecent ? [] : try await models(refresh: refresh)
    }

    /// The same, where even a failure is no reason to stop.
    func listedModels(refresh: Bool = false) async -> [ModelInfo] {
        (try? await recentModels(refresh: refresh)) ?? memory.withState { $0.models ?? [] }
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
