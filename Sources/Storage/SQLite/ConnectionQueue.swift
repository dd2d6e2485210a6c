internal import Loop
internal import Synchronization
internal import Vignette

/// A connection with a thread of its own, on which its calls wait for their turn.
actor ConnectionQueue {
    private let queue: BlockingQueue
    private var connection: Connection?
    /// How many calls wait or run.
    private nonisolated let calls = Atomic<Int>(0)
    private let limit: Int
    private let patience: Duration
    /// The last call found the database locked for longer than it could wait.
    private var wasLocked = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - patience: how long after its arrival a call gives up on a lock of another program.
    ///   - limit: how many calls may wait; more are refused at once.
    init(_ connection: sending Connection, label: String, patience: Duration, limit: Int) {
        queue = BlockingQueue(label: label)
        self.connection = connection
        self.patience = patience
        self.limit = limit
    }

    /// What `body` makes of the connection. Every error comes out as a failure.
    ///
    /// - Parameter patience: where this call has less of it than others.
    nonisolated func perform<Value: Sendable>(
        patience: Duration? = nil, _ body: @Sendable (Connection) throws -> Value
    ) async throws(Failure) -> Value {
        // Counted from here, so that many who wait behind a lock do not wait one after the other.
        let deadline = Moment.now() + min(patience ?? self.patience, self.patience)
        defer { calls.subtract(1, ordering: .relaxed) }
        guard calls.add(1, ordering: .relaxed).oldValue < limit else {
            throw .busy("too much waits to be saved or read")
        }
        return try await turn(deadline, body)
    }

    private func turn<Value: Sendable>(
        _ deadline: Moment, _ body: @Sendable (Connection) throws -> Value
    ) throws(Failure) -> Value {
        guard let connection else { throw .busy("it is about to stop") }
        let left = deadline.since(.now())
        if left == .zero, wasLocked { throw SQLiteError(.busy, "waiting for its turn").failure }
        connection.setPatience(left)
        wasLocked = false
        do {
            return try body(connection)
        } catch {
            wasLocked = (error as? SQLiteError)?.isLocked ?? false
            throw Failure(kept: error)
        }
    }

    /// Later calls are refused. What goes wrong in `body`, the last call, is no matter any more.
    func close(_ body: @Sendable (Connection) throws -> Void = { _ in }) {
        guard let connection else { return }
        connection.setPatience(patience)
        try? body(connection)
        self.connection = nil
    }
}

extension Failure {
    /// What an error inside the store is to those outside.
    fileprivate init(kept error: any Error) {
        self = (error as? SQLiteError)?.failure ?? Failure(wrapping: error)
    }
}
