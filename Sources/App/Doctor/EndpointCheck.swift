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
        let url = endpoint.settings.baseURL
        try tell(.ok("service", "\(url)" + (url.hasAddedVersion ? " (/v1 was added)." : ".")))
        var names: [String] = []
        // What was said of a failure, and of what: the same reason is given once.
        var reasons: [String: String] = [:]
        func explain(_ finding: Finding, _ failure: Failure?) throws {
            guard let failure, let subject = reasons[failure.message] else {
                if let failure { reasons[failure.message] = finding.subject }
                return try tell(finding)
            }
            try tell(.warning(finding.subject, "Not known either.", "See \(subject)."))
        }
        switch await attempt({ [endpoint] in try await endpoint.models(refresh: true) }) {
        case .success(let list, let time):
            names = list.map(\.name)
            let count = list.count == 1 ? "1 model" : list.isEmpty ? "no models" : "\(list.count) models"
            try tell(.ok("models", "The service answers in \(time) and lists \(count)."))
        case .failure(let failure):
            try explain(.failure("models", failure.message, failure.advice), failure)
        }
        var chosen: String?
        switch await attempt({ [endpoint] in try await endpoint.model(named: nil) }) {
        case .success(let name, _):
            chosen = name
            try tell(choice(name, among: names))
        case .failure(let failure):
            try explain(.failure("model", failure.message, failure.advice + " Set OPENAI_MODEL."), failure)
        }
        for (finding, failure) in await question(chosen) { try explain(finding, failure) }
        let (finding, failure) = await sight(chosen)
        try explain(finding, failure)
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

    /// Key and answer. Lists of models are public at some services: only an answer proves the key.
    private func question(_ name: String?) async -> [(Finding, Failure?)] {
        let question = Question(prompt: "Answer with one word: yes.", pictures: [], model: name, maxTokens: 16)
        let hasKey = endpoint.settings.key != nil
        let accepted = Finding.ok(
            "key", hasKey ? "The service answered with it." : "None is set, and none was asked for.")
        switch await attempt({ [model] in try await model.answer(question) { _ in } }) {
        case .success(_, let time):
            return [(accepted, nil), (.ok("answer", "A small question was answered in \(time)."), nil)]
        case .failure(let failure) where failure.code == .upstreamAuth:
            let advice = hasKey ? "Check OPENAI_API_KEY." : "Set OPENAI_API_KEY."
            return [
                (.failure("key", failure.message, advice), failure),
                (.warning("answer", "No question was answered.", "See key."), nil),
            ]
        case .failure(let failure) where failure.code == .emptyAnswer:
            return [(accepted, nil), (.warning("answer", failure.message, failure.advice), nil)]
        case .failure(let failure):
            return [
                (.warning("key", "Whether it is accepted is not known.", "See answer."), nil),
                (.failure("answer", failure.message, failure.advice), failure),
            ]
        }
    }

    private func sight(_ name: String?) async -> (Finding, Failure?) {
        switch await attempt({ [endpoint] in try await endpoint.checkSight(of: name) }) {
        case .success(.sees, let time):
            (.ok("sight", "The model named plain colours that it was shown, in \(time)."), nil)
        case .success(.blind, _):
            (
                .failure(
                    "sight", "The model cannot see pictures.",
                    "Choose one that can with OPENAI_MODEL; llama.cpp needs --mmproj beside the model."), nil
            )
        case .success(.doubtful, _):
            (
                .warning(
                    "sight", "The model answered, but did not name plain colours that it was shown.",
                    "Its descriptions may be invented: choose another model, or see whether something before it drops "
                        + "pictures."), nil
            )
        case .success(.unknown, _):
            (
                .warning(
                    "sight", "Whether the model sees could not be found out.", "Try vignette describe with a picture."),
                nil
            )
        case .failure(let failure):
            (
                .failure("sight", "Whether the model sees is not known: \(failure.message)", failure.advice), failure
            )
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
