internal import Imaging
internal import Loop
internal import Synchronization
internal import Vignette

/// Whether this server wants more requests.
final class Readiness: Sendable {
    private let serving = Atomic<Bool>(true)
    private let workers: @Sendable () -> ImagingPool.Status
    private let wanted: Int
    private let checkStore: @Sendable () async throws(Failure) -> Void

    /// - Parameters:
    ///   - wanted: how many workers there should be.
    ///   - store: throws where nothing can be kept.
    ///   - workers: how they fare at the moment.
    init(
        wanted: Int, store: @escaping @Sendable () async throws(Failure) -> Void = {},
        workers: @escaping @Sendable () -> ImagingPool.Status
    ) {
        self.wanted = wanted
        checkStore = store
        self.workers = workers
    }

    /// For how long no worker may be ready until the server counts as not ready.
    static let patience = Duration.seconds(5)

    enum State {
        case ready(detail: [String])
        /// No worker can take a picture, or nothing can be kept.
        case waiting(detail: [String])
        case stopping
    }

    func state() async -> State {
        guard serving.load(ordering: .relaxed) else { return .stopping }
        let status = workers()
        var detail = status.detail(wanted: wanted)
        do throws(Failure) {
            try await checkStore()
        } catch {
            detail.append("store: \(error.message)")
            return .waiting(detail: detail)
        }
        // A picture that ends a worker must not take the whole server out of a balancer: another is there in a moment.
        let isRecovering = status.unreadySince.map { Moment.now().since($0) < Self.patience } ?? false
        return status.ready > 0 || isRecovering ? .ready(detail: detail) : .waiting(detail: detail)
    }

    /// From now on balancers are told to go elsewhere.
    func stopServing() {
        serving.store(false, ordering: .relaxed)
    }
}
