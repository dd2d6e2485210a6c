internal import Imaging
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
        return status.ready > 0 ? .ready(detail: detail) : .waiting(detail: detail)
    }

    /// From now on balancers are told to go elsewhere.
    func stopServing() {
        serving.store(false, ordering: .relaxed)
    }
}
