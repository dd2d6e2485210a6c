internal import Imaging
internal import Loop
internal import Synchronization

/// Whether this server wants more requests.
final class Readiness: Sendable {
    private let serving = Atomic<Bool>(true)
    private let workers: @Sendable () -> ImagingPool.Status
    private let wanted: Int

    /// - Parameters:
    ///   - wanted: how many workers there should be.
    ///   - workers: how they fare at the moment.
    init(wanted: Int, workers: @escaping @Sendable () -> ImagingPool.Status) {
        self.wanted = wanted
        self.workers = workers
    }

    /// For how long no worker may be ready until the server counts as not ready.
    static let patience = Duration.seconds(5)

    enum State {
        case ready(detail: [String])
        /// No worker can take a picture.
        case waiting(detail: [String])
        case stopping
    }

    var state: State {
        guard serving.load(ordering: .relaxed) else { return .stopping }
        let status = workers()
        let detail = status.detail(wanted: wanted)
        // A picture that ends a worker must not take the whole server out of a balancer: another is there in a moment.
        let isRecovering = status.unreadySince.map { Moment.now().since($0) < Self.patience } ?? false
        return status.ready > 0 || isRecovering ? .ready(detail: detail) : .waiting(detail: detail)
    }

    /// From now on balancers are told to go elsewhere.
    func stopServing() {
        serving.store(false, ordering: .relaxed)
    }
}
