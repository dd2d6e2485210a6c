internal import HTTP
internal import Loop
internal import Pages
internal import Synchronization
internal import Vignette
internal import Vision

/// What pages say of the endpoint: where it is and which models it has.
///
/// No page waits for the endpoint: the list is fetched beside, and a page shows what was heard last.
final class ServiceView: Sendable {
    /// What was heard of the service last, and when.
    struct Word: Sendable, Equatable {
        /// With what is known of their sight. Of a service that lists none, or was never heard, empty.
        var models: [ModelInfo] = []
        /// Why it cannot be asked; nil while it can, and before it was heard.
        var failure: Failure?
        /// Since when it can be asked, or cannot.
        var since: Timestamp?
        /// When it was last asked.
        var heard: Timestamp?

        /// Takes in what came of asking it.
        mutating func hear(_ result: Result<[ModelInfo], Failure>, at now: Timestamp) {
            let couldBeAsked = heard == nil ? nil : failure == nil
            switch result {
            // What cannot be had now is shown as it was; questions say for themselves what is wrong.
            case .failure(let failure): self.failure = failure
            case .success(let models): (self.models, failure) = (models, nil)
            }
            heard = now
            if couldBeAsked != (failure == nil) { since = now }
        }
    }

    private struct State {
        var word = Word()
        var askedAt: Moment?
    }

    private let host: String?
    private let network: Destination.Network
    private let standingModel: String?
    private let endpoint: Endpoint?
    private let state = Mutex(State())
    private let wish = Bell()

    /// Nobody's visit has it asked for more often.
    private static let betweenLists = Duration.seconds(60)
    /// Of so many models the sight is looked up; the rest are shown as they are declared.
    private static let judgedModels = 100
    private let now: @Sendable () -> Timestamp

    init(_ configuration: Configuration, _ asking: Asking, now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
        self.now = now
        endpoint = asking.endpoint
        standingModel = asking.standingName
        switch configuration.service {
        case .builtin: (host, network) = (nil, .here)
        case .service(let url): (host, network) = (url.host, PrivateNetwork.contains(url.host) ? .inside : .outside)
        }
    }

    var destination: Destination {
        let models = state.withLock { $0.word.models }
        return Destination(
            host: host, network: network, model: standingModel ?? (models.count == 1 ? models.first?.name : nil))
    }

    /// As last heard; empty where none were. A visit after a while has them asked for again.
    func models() -> [String] { word().models.map(\.name) }

    /// All that was heard last; a visit has it asked again just so.
    func word() -> Word {
        let (word, isOld) = state.withLock { state in
            (state.word, state.askedAt.map { Moment.now().since($0) > Self.betweenLists } ?? true)
        }
        if isOld { wish.ring() }
        return word
    }

    /// Fetches the list whenever it is wanted, until the task is cancelled.
    func run() async {
        guard let endpoint else { return }
        while !Task.isCancelled {
            let seen = wish.count
            state.withLock { $0.askedAt = .now() }
            let result = await list(of: endpoint)
            guard !Task.isCancelled else { return }
            let now = now()
            state.withLock { $0.word.hear(result, at: now) }
            await wish.wait(beyond: seen)
        }
    }

    private func list(of endpoint: Endpoint) async -> Result<[ModelInfo], Failure> {
        do {
            var models = try await endpoint.models(refresh: true)
            for index in models.indices.prefix(Self.judgedModels) {
                models[index].declaredSight = await endpoint.sight(of: models[index].name)
            }
            return .success(models)
        } catch {
            return .failure(Failure(wrapping: error))
        }
    }
}
