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
    private struct State {
        var models: [String] = []
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

    init(_ configuration: Configuration, _ asking: Asking) {
        endpoint = asking.endpoint
        standingModel = asking.standingName
        switch configuration.service {
        case .builtin: (host, network) = (nil, .here)
        case .service(let url): (host, network) = (url.host, PrivateNetwork.contains(url.host) ? .inside : .outside)
        }
    }

    var destination: Destination {
        let models = state.withLock { $0.models }
        return Destination(
            host: host, network: network, model: standingModel ?? (models.count == 1 ? models.first : nil))
    }

    /// As last heard; empty where none were. A visit after a while has them asked for again.
    func models() -> [String] {
        let (models, isOld) = state.withLock { state in
            (state.models, state.askedAt.map { Moment.now().since($0) > Self.betweenLists } ?? true)
        }
        if isOld { wish.ring() }
        return models
    }

    /// Fetches the list whenever it is wanted, until the task is cancelled.
    func run() async {
        guard let endpoint else { return }
        while !Task.isCancelled {
            let seen = wish.count
            state.withLock { $0.askedAt = .now() }
            // What cannot be had now is shown as it was; questions say for themselves what is wrong.
            if let models = try? await endpoint.models(refresh: true) {
                state.withLock { $0.models = models.map(\.name) }
            }
            await wish.wait(beyond: seen)
        }
    }
}
