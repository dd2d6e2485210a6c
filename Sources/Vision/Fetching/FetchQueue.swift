internal import Loop
internal import Synchronization
internal import Vignette

/// Lets so many fetch at once. A few more wait for a while, in the order in which they came; the rest is told at once that
/// there is too much to do.
final class FetchQueue: Sendable {
    private typealias Waiting = (number: Int, continuation: CheckedContinuation<Failure?, Never>)

    private struct State {
        var free: Int
        var next = 0
        var row: [Waiting] = []
    }

    private let state: Mutex<State>
    private let rowLimit: Int
    private let patience: Duration
    private let loop: EventLoop

    init(_ limits: FetchLimits, loop: EventLoop) {
        state = Mutex(State(free: limits.atOnce))
        rowLimit = limits.atOnce * 4
        patience = limits.patience
        self.loop = loop
    }

    /// Throws `busy`, or `stopped` where the task was cancelled while it waited, and what `work` throws.
    func pass<Value: Sendable>(_ work: () async throws(Failure) -> Value) async throws(Failure) -> Value {
        if let failure = await enter() { throw failure }
        defer { leave() }
        return try await work()
    }

    private func enter() async -> Failure? {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isIn = state.withLock { state -> Failure?? in
                    // Whoever is cancelled before this line is seen here, whoever is after it is found in the row.
                    if Task.isCancelled { return .some(Failure(.stopped)) }
                    guard state.free == 0 else {
                        state.free -= 1
                        return .some(nil)
                    }
                    guard state.row.count < rowLimit else { return .some(Failure(.busy)) }
                    state.row.append((number, continuation))
                    return nil
                }
                if let isIn { return continuation.resume(returning: isIn) }
                loop.execute { [self] in
                    // The timer ends by itself; a number that has left the row is not found.
                    _ = loop.schedule(after: patience) { self.drop(number, Failure(.busy)) }
                }
            }
        } onCancel: {
            drop(number, Failure(.stopped))
        }
    }

    private func drop(_ number: Int, _ failure: Failure) {
        let left = state.withLock { state in
            state.row.firstIndex { $0.number == number }.map { state.row.remove(at: $0).continuation }
        }
        left?.resume(returning: failure)
    }

    private func leave() {
        let next = state.withLock { state in
            guard state.row.isEmpty else { return Optional(state.row.removeFirst().continuation) }
            state.free += 1
            return nil
        }
        next?.resume(returning: nil)
    }
}
