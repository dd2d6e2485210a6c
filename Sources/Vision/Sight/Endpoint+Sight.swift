internal import Loop
public import Vignette

extension Endpoint {
    /// For how long a model that was found blind is taken to be so: its server may be started anew with eyes.
    private static let blindness = Duration.seconds(600)
    /// Between two checks that nobody asked for.
    private static let betweenChecks = Duration.seconds(600)
    /// An answer is there already: nobody waits longer for what is only said about it.
    private static let patience = Duration.seconds(20)

    /// What is known of a model's sight so far; asks nobody but for the list.
    public func sight(of model: String?) async -> Sight {
        knownSight(of: model, declared: declaredSight(of: model, in: await listedModels()))
    }

    /// Shows the model three plain colours, one by one, and remembers what comes of it.
    ///
    /// - Parameter patience: for all of them.
    public func checkSight(of model: String?, patience: Duration = .seconds(120)) async throws -> Sight {
        try await checkSight(of: model, until: Moment.now() + patience)
    }

    /// One check at a time: whoever comes meanwhile gets what that one finds.
    func checkSight(of model: String?, until end: Moment) async throws -> Sight {
        let declared = declaredSight(of: model, in: await listedModels())
        return try await checks.value(for: model ?? "") { [self] in
            memory.withModel(model) { $0.checkAgainAt = Moment.now() + Self.betweenChecks }
            guard let sight = try await SightCheck(endpoint: self, model: model, end: end).sight(declared: declared)
            else { return declared }
            memory.withModel(model) { model in
                model.checkedSight = sight
                model.checkedAt = .now()
            }
            return sight
        }
    }

    /// Throws `model_cannot_see` for a model that is known to be blind; an endpoint that has no list to say so is no
    /// reason not to ask it.
    func refuseIfBlind(_ model: String?) async throws {
        do {
            _ = try await recentModels()
        } catch let failure as Failure where failure.code != .upstreamUnreachable {}
        guard await sight(of: model) == .blind else { return }
        let models = await listedModels(refresh: true)
        guard knownSight(of: model, declared: declaredSight(of: model, in: models)) == .blind else { return }
        let able = models.filter { $0.declaredSight == .sees }.map(\.name)
        throw Failure.modelCannotSee(model ?? "", able: able)
    }

    /// What an answer tells of its model's sight, together with what is known of the model. A model of which nothing is
    /// known is checked once its first answer is there, so that a limit of requests never costs the question.
    func sightAfter(_ answer: Answer, to question: Question) async throws -> (sight: Sight, note: AnswerNote?) {
        let model = answer.model
        let end = Moment.now() + Self.patience
        if try await missesPictures(question, in: answer, until: end) { return (.doubtful, .sightDoubtful) }
        var sight = await sight(of: model)
        if sight == .unknown, memory.withModel(model, { $0.checkAgainAt <= Moment.now() }) {
            do {
                sight = try await checkSight(of: model, until: end)
            } catch is Failure {
                // The answer is none the worse for it.
            }
        }
        switch sight {
        case .sees, .unknown: return (sight, nil)
        case .blind, .doubtful: return (sight, .sightFailed)
        }
    }

    private func knownSight(of model: String?, declared: Sight) -> Sight {
        memory.withModel(model) { model in
            if model.checkedSight == .blind, Moment.now().since(model.checkedAt) > Self.blindness {
                model.checkedSight = nil
                model.checkAgainAt = .now()
            }
            return model.checkedSight ?? declared
        }
    }

    private func declaredSight(of model: String?, in models: [ModelInfo]) -> Sight {
        guard let model else { return .unknown }
        return models.first { $0.name == model }?.declaredSight ?? .unknown
    }
}
