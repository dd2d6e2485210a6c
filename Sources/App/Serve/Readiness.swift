internal import Synchronization

/// Whether this server wants more requests.
final class Readiness: Sendable {
    private let serving = Atomic<Bool>(true)

    var isServing: Bool { serving.load(ordering: .relaxed) }

    /// From now on balancers are told to go elsewhere.
    func stopServing() {
        serving.store(false, ordering: .relaxed)
    }
}
