internal import Loop
public import Vignette

extension Endpoint {
    /// For how long a model that was found blind is taken to be so: its server may be started anew with eyes.
    private static let blindness = Duration.seconds(600)

    /// What is known of a model's sight so far; asks nobody but for the list.
    public func sight(of model: String?) async -> Sight {
        let declared = declaredSight(of: model, in: (try? await models()) ?? [])
        return memory.withModel(model) { model in
            if model.checkedSight == .blind, Moment.now().since(model.checkedAt) > Self.blindness {
                (model.checkedSight, model.hasCheckBegun) = (nil, false)
            }
            return model.checkedSight ?? declared
        }
    }

    /// Shows the model three plain colours, one by one, and remembers what comes of it.
    ///
    /// - Parameter patience: for each of them.
    public func checkSight(of model: String?, patience: Duration = .seconds(120)) async throws -> Sight {
        let declared = declaredSight(of: model, in: (try? await models()) ?? [])
        memory.withModel(model) { $0.hasCheckBegun = true }
        let sight = try await SightCheck(endpoint: self, model: model, patience: patience).sight(declared: declared)
        remember(sight, of: model)
        return sight
    }

    /// Throws `model_cannot_see` for a model that is known to be blind; an endpoint that has no list to say so is no
    /// reason not to ask it.
    func refuseIfBlind(_ model: String?) async throws {
        do {
            _ = try await models()
        } catch let failure as Failure where failure.code != .upstreamUnreachable {
            // What passes by itself says nothing of the list: the next question asks for it again.
            if ![.upstreamOverloaded, .rateLimited].contains(failure.code) {
                memory.withState { $0.models = $0.models ?? [] }
            }
        }
        guard await sight(of: model) == .blind else { return }
        let models = (try? await models(refresh: true)) ?? []
        guard await sight(of: model) == .blind else { return }
        throw Failure.modelCannotSee(model ?? "", able: models.filter { $0.declaredSight == .sees }.map(\.name))
    }

    func remember(_ sight: Sight, of model: String?) {
        memory.withModel(model) { model in
            model.hasCheckBegun = true
            model.checkedSight = sight
            model.checkedAt = .now()
        }
    }

    /// What an answer tells of its model's sight, together with what is known of the model. A model of which nothing is
    /// known is checked once, now that its answer is there: the question never waits for it.
    func sightAfter(_ answer: Answer, to question: Question) async throws -> (sight: Sight, note: AnswerNote?) {
        let model = answer.model
        if try await countedNothing(for: question, answer) { return (.doubtful, .sightDoubtful) }
        var sight = await sight(of: model)
        let isFirst =
            sight == .unknown
            && memory.withModel(model) { model in
                defer { model.hasCheckBegun = true }
                return !model.hasCheckBegun
            }
        if isFirst { sight = try await checkedOnce(model) }
        switch sight {
        case .sees, .unknown: return (sight, nil)
        case .blind, .doubtful: return (sight, .sightFailed)
        }
    }

    /// An answer is there already, so that a check that fails costs it nothing.
    private func checkedOnce(_ model: String?) async throws -> Sight {
        do {
            return try await checkSight(of: model, patience: .seconds(20))
        } catch is Failure {
            return .unknown
        }
    }

    private func declaredSight(of model: String?, in models: [ModelInfo]) -> Sight {
        guard let model else { return .unknown }
        return models.first { $0.name == model }?.declaredSight ?? .unknown
    }
}
