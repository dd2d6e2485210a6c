internal import Loop
internal import Synchronization
internal import Vignette

/// Lets so many fetch at once, and few of them for one caller. A few more wait for a while, in the order in which they
/// came; the rest is told at once that there is too much to do.
///
/// Whoever waits only because their caller has all it may have is passed by the others.
final class FetchQueue: Sendable {
    private struct Waiting {
        let number: Int
        let caller: String?
        let continuation: CheckedContinuation<Failure?, Never>
    }

    private struct State {
        var free: Int
        var next = 0
        var row: [Waiting] = []
        /// Of each caller who has any.
        var running: [String: Int] = [:]
    }

    private let state: Mutex<State>
    private let rowLimit: Int
    private let perCaller: Int
    private let patience: Duration
    private let loop: EventLoop

    init(_ limits: FetchLimits, loop: EventLoop) {
        state = Mutex(State(free: limits.atOnce))
        rowLimit = limits.atOnce * 4
        perCaller = limits.perCaller
        patience = limits.patience
        self.loop = loop
    }

    /// Throws `busy`, or `stopped` where the task was cancelled while it waited, and what `work` throws.
    ///
    /// - Parameter caller: nil for one who is not held to a caller's part.
    func pass<Value: Sendable>(
        for caller: String?, _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        if let failure = await enter(caller) { throw failure }
        defer { leave(caller) }
        return try await work()
    }

    private func enter(_ caller: String?) async -> Failure? {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isIn = state.withLock { state -> Failure?? in
                    // Whoever is cancelled before this line is seen here, whoever is after it is found in the row.
                    if Task.isCancelled { return .some(Failure(.stopped)) }
                    // Where a place is free nobody waits who may have it.
                    if take(for: caller, &state) { return .some(nil) }
                    let waiting = caller == nil ? 0 : state.row.count { $0.caller == caller }
                    guard state.row.count < rowLimit, waiting < perCaller * 4 else { return .some(Failure(.busy)) }
                    state.row.append(Waiting(number: number, caller: caller, continuation: continuation))
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

    /// False where no place is free for that caller.
    private func take(for caller: String?, _ state: inout State) -> Bool {
        guard state.free > 0 else { return false }
        if let caller {
            let running = state.running[caller, default: 0]
            guard running < perCaller else { return false }
            state.running[caller] = running + 1
        }
        state.free -= 1
        return true
    }

    private func drop(_ number: Int, _ failure: Failure) {
        let left = state.withLock { state in
            state.row.firstIndex { $0.number == number }.map { state.row.remove(at: $0).continuation }
        }
        left?.resume(returning: failure)
    }

    private func leave(_ caller: String?) {
        let next = state.withLock { state in
            state.free += 1
            if let caller {
                let running = state.running[caller, default: 1] - 1
                state.running[caller] = running > 0 ? running : nil
            }
            // One place became free, so that one may come in at most.
            for (place, waiting) in state.row.enumerated() where take(for: waiting.caller, &state) {
                return Optional(state.row.remove(at: place).continuation)
            }
            return nil
        }
        next?.resume(returning: nil)
    }
}
