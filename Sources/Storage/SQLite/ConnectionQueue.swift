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

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// - Parameter limit: how many calls may wait; more are refused at once.
    init(_ connection: sending Connection, label: String, limit: Int) {
        queue = BlockingQueue(label: label)
        self.connection = connection
        self.limit = limit
    }

    /// What `body` makes of the connection. Every error comes out as a failure.
    nonisolated func perform<Value: Sendable>(
        _ body: @Sendable (Connection) throws -> Value
    ) async throws(Failure) -> Value {
        defer { calls.subtract(1, ordering: .relaxed) }
        guard calls.add(1, ordering: .relaxed).oldValue < limit else {
            throw .busy("too much waits to be saved or read")
        }
        return try await turn(body)
    }

    private func turn<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws(Failure) -> Value {
        guard let connection else { throw .busy("it is about to stop") }
        do {
            return try body(connection)
        } catch {
            throw Failure(kept: error)
        }
    }

    /// Later calls are refused.
    func close() {
        connection = nil
    }
}

extension Failure {
    /// What an error inside the store is to those outside.
    fileprivate init(kept error: any Error) {
        self = (error as? SQLiteError)?.failure ?? Failure(wrapping: error)
    }
}
