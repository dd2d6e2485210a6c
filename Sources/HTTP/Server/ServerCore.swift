internal import Synchronization

/// What all connections of a server share.
final class ServerCore: Sendable {
    let configuration: ServerConfiguration
    let handler: Handler
    let errorResponse: ErrorResponse
    let ledger: ConnectionLedger
    let budget: BodyBudget
    private let draining = Atomic<Bool>(false)

    init(
        configuration: ServerConfiguration, errorResponse: @escaping ErrorResponse,
        handler: @escaping Handler
    ) {
        self.configuration = configuration
        self.handler = handler
        self.errorResponse = errorResponse
        ledger = ConnectionLedger(
            limit: configuration.connections, limitPerPeer: configuration.connectionsPerPeer,
            trusted: configuration.trustedProxies)
        budget = BodyBudget(limit: configuration.bodyBudget)
    }

    /// From now on every answer is its connection's last.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    func startDraining() {
        draining.store(true, ordering: .relaxed)
    }
}
