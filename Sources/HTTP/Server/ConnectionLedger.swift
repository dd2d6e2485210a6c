internal import Synchronization

/// Counts the connections, altogether and by peer, and tells when the last one has gone.
final class ConnectionLedger: Sendable {
    private struct State {
        var count = 0
        var admitted = 0
        var turnedAway = 0
        var byNetwork: [IPAddress: Int] = [:]
        var whenEmpty: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitPerPeer: Int
    private let trusted: AddressSet

    init(limit: Int, limitPerPeer: Int, trusted: AddressSet) {
        self.limit = limit
        self.limitPerPeer = limitPerPeer
        self.trusted = trusted
    }

    var count: Int { state.withLock { $0.count } }

    /// How many were let in so far, and how many were not.
    var totals: (admitted: Int, turnedAway: Int) { state.withLock { ($0.admitted, $0.turnedAway) } }

    var isFull: Bool { count >= limit }

    /// False when that peer has as many connections as it may.
    func admit(_ peer: Peer) -> Bool {
        let network = counted(peer)
        return state.withLock { state in
            if let network {
                guard state.byNetwork[network, default: 0] < limitPerPeer else {
                    state.turnedAway += 1
                    return false
                }
                state.byNetwork[network, default: 0] += 1
            }
            state.count += 1
            state.admitted += 1
            return true
        }
    }

    func release(_ peer: Peer) {
        let network = counted(peer)
        let callbacks = state.withLock { state in
            if let network, let open = state.byNetwork[network] {
                state.byNetwork[network] = open > 1 ? open - 1 : nil
            }
            state.count -= 1
            guard state.count == 0 else { return [@Sendable () -> Void]() }
            defer { state.whenEmpty = [] }
            return state.whenEmpty
        }
        for callback in callbacks { callback() }
    }

    /// Calls back once, as soon as no connection is left, perhaps at once.
    func whenEmpty(_ callback: @escaping @Sendable () -> Void) {
        let isEmpty = state.withLock { state in
            if state.count > 0 { state.whenEmpty.append(callback) }
            return state.count == 0
        }
        if isEmpty { callback() }
    }

    private func counted(_ peer: Peer) -> IPAddress? {
        guard case .address(let address) = peer, !trusted.contains(address) else { return nil }
        return address.network
    }
}
