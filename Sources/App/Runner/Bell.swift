internal import Synchronization

/// Wakes those who wait for something to happen.
///
/// Every ring is counted, and whoever waits says which count they have seen: a ring between looking and waiting is never
/// missed.
final class Bell: Sendable {
    private struct State {
        var count = 0
        var next = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// How often it has rung.
    var count: Int { state.withLock { $0.count } }

    func ring() {
        let waiting = state.withLock { state in
            state.count += 1
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    /// Returns once it has rung more often than `seen`, or the task is cancelled.
    func wait(beyond seen: Int) async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // Whoever is cancelled before this line is seen here, whoever is after it is found among the waiting.
                    if Task.isCancelled || state.count > seen { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }

    /// The same, but no longer than `patience`.
    func wait(beyond seen: Int, atMost patience: Duration) async {
        await withTaskGroup { group in
            group.addTask { await self.wait(beyond: seen) }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }
}
