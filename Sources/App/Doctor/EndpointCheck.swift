internal import Vignette
internal import Vision

/// Whether the model service can be asked: address, list of models, key, answer and sight. Each is checked whatever
/// came of the ones before, and within its time.
struct EndpointCheck: Sendable {
    let endpoint: Endpoint
    /// What questions go through.
    let model: any VisionModel
    let log: Log
    /// Of one check.
    var patience = Duration.seconds(120)

    func run(_ tell: (Finding) throws -> Void) async throws {
        let settings = endpoint.settings
        try tell(address(settings))
        var names: [String] = []
        switch await attempt({ [endpoint] in try await endpoint.models(refresh: true) }) {
        case .success(let list, let time):
            names = list.map(\.name)
            let count = list.count == 1 ? "1 model" : list.isEmpty ? "no models" : "\(list.count) models"
            try tell(.ok("models", "The service answers in \(time) and lists \(count)."))
        case .failure(let failure):
            try tell(.failure("models", failure.message, failure.advice))
        }
        var chosen: String?
        switch await attempt({ [endpoint] in try await endpoint.model(named: nil) }) {
        case .success(let name, _):
            chosen = name
            try tell(choice(name, among: names))
        case .failure(let failure):
            try tell(.failure("model", failure.message, failure.advice + " Set OPENAI_MODEL."))
        }
        try await question(chosen, tell)
        try await sight(chosen, tell)
    }

    private func address(_ settings: EndpointSettings) -> Finding {
        let url = settings.baseURL
        let text = "\(url)" + (url.hasAddedVersion ? " (/v1 was added)." : ".")
        guard settings.isContained, url.isLoopback else { return .ok("service", text) }
        return .warning(
            "service", text + " This is a container, and inside it \(url.host) is the container itself.",
            "Set OPENAI_BASE_URL to the host's address, such as "
                + "\(url.scheme)://host.docker.internal:\(url.port)\(url.path).")
    }

    private func choice(_ name: String?, among names: [String]) -> Finding {
        guard let name else {
            return .warning(
                "model", "None is chosen and the service lists none: it is asked without a name.",
                "If it does not answer, set OPENAI_MODEL.")
        }
        let isOnly = endpoint.settings.model == nil
        if !names.isEmpty, !names.contains(name) {
            return .warning(
                "model", "\(OneLine.quoted(name)) is not in the service's list.",
                "If it does not answer, set OPENAI_MODEL to one of: \(names.prefix(10).joined(separator: ", ")).")
        }
        return .ok("model", OneLine.quoted(name) + (isOnly ? ", the only one of the service." : "."))
    }

    /// Lists of models are public at some services: only an answer proves the key.
    private func question(_ name: String?, _ tell: (Finding) throws -> Void) async throws {
        let question = Question(prompt: "Answer with one word: yes.", pictures: [], model: name, maxTokens: 16)
        let hasKey = endpoint.settings.key != nil
        switch await attempt({ [model] in try await model.answer(question) { _ in } }) {
        case .success(_, let time):
            try tell(.ok("key", hasKey ? "The service answered with it." : "None is set, and none was asked for."))
            try tell(.ok("answer", "A small question was answered in \(time)."))
        case .failure(let failure) where failure.code == .upstreamAuth:
            try tell(.failure("key", failure.message, hasKey ? "Check OPENAI_API_KEY." : "Set OPENAI_API_KEY."))
            try tell(.failure("answer", "A small question was not answered.", "See the key."))
        case .failure(let failure) where failure.code == .emptyAnswer:
            try tell(.ok("key", hasKey ? "The service answered with it." : "None is set, and none was asked for."))
            try tell(.warning("answer", failure.message, failure.advice))
        case .failure(let failure):
            try tell(.warning("key", "Whether it is accepted is not known.", "See the answer."))
            try tell(.failure("answer", failure.message, failure.advice))
        }
    }

    private func sight(_ name: String?, _ tell: (Finding) throws -> Void) async throws {
        switch await attempt({ [endpoint] in try await endpoint.checkSight(of: name) }) {
        case .success(.sees, let time):
            try tell(.ok("sight", "The model named plain colours that it was shown, in \(time)."))
        case .success(.blind, _):
            try tell(
                .failure(
                    "sight", "The model cannot see pictures.",
                    "Choose one that can with OPENAI_MODEL; llama.cpp needs --mmproj beside the model."))
        case .success(.doubtful, _):
            try tell(
                .warning(
                    "sight", "The model answered, but did not name plain colours that it was shown.",
                    "Its descriptions may be invented: choose another model, or see whether something before it drops "
                        + "pictures."))
        case .success(.unknown, _):
            try tell(
                .warning(
                    "sight", "Whether the model sees could not be found out.", "Try vignette describe with a picture."))
        case .failure(let failure):
            try tell(.failure("sight", "Whether the model sees is not known: \(failure.message)", failure.advice))
        }
    }

    private enum Outcome<Value: Sendable>: Sendable {
        /// With how long it took.
        case success(Value, String)
        case failure(Failure)
    }

    private func attempt<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async -> Outcome<Value>
    {
        let start = ContinuousClock.now
        do {
            let value = try await Deadline.within(patience, work)
            return .success(value, "\(Seconds(ContinuousClock.now - start)) s")
        } catch is Deadline.Passed {
            return .failure(
                .upstreamTimeout(after: Int((patience / .seconds(1)).rounded(.up)), reached: .accepted))
        } catch {
            let failure = Failure(wrapping: error)
            log.debug("check failed", ["code": failure.code.rawValue, "detail": failure.detail])
            return .failure(failure)
        }
    }
}
