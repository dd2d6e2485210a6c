internal import Synchronization

/// What status a service answered a question with that failed, for those to whom its failure does not say enough.
public final class HeardStatus: Sendable {
    private let state = Mutex<Int?>(nil)

    public init() {}

    /// Nil where no reply came, or none that was whole.
    public var value: Int? { state.withLock(\.self) }

    /// Of several attempts the last counts.
    func note(_ status: Int?) {
        state.withLock { $0 = status }
    }
}
