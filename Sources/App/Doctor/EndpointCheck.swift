internal import Vignette
internal import Vision

/// Whether the model service can be asked: address, list of models, key, answer and sight. Each is checked whatever
/// came of the ones before, and within its time.
struct EndpointCheck: Sendable {
    let settings: EndpointSettings
    /// The names of those that the service lists, as it lists them now.
    let models: @Sendable () async throws -> [String]
    /// The one that is asked; nil where there is no name for it.
    let chosen: @Sendable () async throws -> String?
    let sight: @Sendable (_ model: String?) async throws -> Sight
    /// What questions go through.
    let model: any VisionModel
    let log: Log
    /// Of one check.
    var patience = Duration.seconds(120)

    /// A small question has a small answer, but some models think before it.
    private static let room = 256

    /// - Parameters:
    ///   - begin: hears what is checked next, since some of it takes long.
    ///   - tell: gets what was found.
    func run(begin: (_ subject: String) -> Void = { _ in }, _ tell: (Finding) throws -> Void) async throws {
        let url = settings.baseURL
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
        begin("models")
        switch await attempt(models) {
        case .success(let list, let time):
            names = list
            let count = list.count == 1 ? "1 model" : list.isEmpty ? "no models" : "\(list.count) models"
            try tell(.ok("models", "The service answers in \(time) and lists \(count)."))
        case .givenUp(let text):
            try tell(.failure("models", text, "Look whether the service hangs, and check OPENAI_BASE_URL."))
        case .failure(let failure):
            try explain(.failure("models", failure.message, failure.advice), failure)
        }
        var name: String?
        switch await attempt(chosen) {
        case .success(let found, _):
            name = found
            try tell(choice(found, among: names))
        case .givenUp(let text): try tell(.failure("model", text, "Set OPENAI_MODEL."))
        case .failure(let failure):
            try explain(.failure("model", failure.message, failure.advice + " Set OPENAI_MODEL."), failure)
        }
        begin("answer")
        for (finding, failure) in await question(name) { try explain(finding, failure) }
        begin("sight")
        let (finding, failure) = await sightFinding(name)
        try explain(finding, failure)
    }

    private func choice(_ name: String?, among names: [String]) -> Finding {
        guard let name else {
            return .warning(
                "model", "None is chosen and the service lists none: it is asked without a name.",
                "If it does not answer, set OPENAI_MODEL.")
        }
        let isOnly = settings.model == nil
        if !names.isEmpty, !names.contains(name) {
            return .warning(
                "model", "\(OneLine.quoted(name)) is not in the service's list.",
                "If it does not answer, set OPENAI_MODEL to one of: \(names.prefix(10).joined(separator: ", ")).")
        }
        return .ok("model", OneLine.quoted(name) + (isOnly ? ", the only one of the service." : "."))
    }

    /// Key and answer. Lists of models are public at some services: only an answer proves the key.
    private func question(_ name: String?) async -> [(Finding, Failure?)] {
        let question = Question(prompt: "Answer with one word: yes.", pictures: [], model: name, maxTokens: Self.room)
        let hasKey = settings.key != nil
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
        case .givenUp(let text):
            return [
                (.warning("key", "Whether it is accepted is not known.", "See answer."), nil),
                (.failure("answer", text, "Choose a faster model, or look whether the service hangs."), nil),
            ]
        case .failure(let failure) where failure == .emptyAnswer(reasoningOnly: true, detail: failure.detail):
            return [
                (accepted, nil),
                (
                    .ok("answer", "The model thought about a small question and needs more room than that to answer."),
                    nil
                ),
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

    private func sightFinding(_ name: String?) async -> (Finding, Failure?) {
        switch await attempt({ [sight] in try await sight(name) }) {
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
        case .givenUp(let text):
            (.warning("sight", text, "A slow model may still see: try vignette describe with a picture."), nil)
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
        /// Its time was up; with what is said of that.
        case givenUp(String)
    }

    private func attempt<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async -> Outcome<Value>
    {
        let start = ContinuousClock.now
        do {
            let value = try await Deadline.within(patience, work)
            return .success(value, "\(Seconds(ContinuousClock.now - start)) s")
        } catch is Deadline.Passed {
            return .givenUp("This check was given up after \(Seconds(patience)) s.")
        } catch {
            let failure = Failure(wrapping: error)
            log.debug("check failed", ["code": failure.code.rawValue, "detail": failure.detail])
            return .failure(failure)
        }
    }
}
