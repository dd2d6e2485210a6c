import Dispatch
import Loop
import Synchronization

/// What has happened at a `FaultServer` so far.
struct FaultLog: Sendable {
    var requests: [FaultRequest] = []
    /// Connections that were accepted.
    var opened = 0
    /// Connections that have ended, by whichever side.
    var ended = 0
    /// Those of them that the client ended first.
    var left = 0
    /// When the client last ended one.
    var lastLeft: Moment?
    /// Bytes of replies that the kernel took.
    var sent = 0
    /// How often the kernel took none for a while, since the client does not read.
    var stalls = 0

    var open: Int { opened - ended }
}

/// The log as connections write it and tests await it.
final class FaultRecord: Sendable {
    struct Late: Error {
        let log: FaultLog
    }

    private struct Waiter {
        let condition: @Sendable (FaultLog) -> Bool
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var log = FaultLog()
        var waiters: [Int: Waiter] = [:]
        var waiterCount = 0
        var descriptors: Set<Int32> = []
        var isStopped = false
    }

    private let state = Mutex(State())

    var log: FaultLog { state.withLock(\.log) }

    func note(_ change: (inout FaultLog) -> Void) {
        let ready = state.withLock { state in
            change(&state.log)
            let met = state.waiters.filter { $0.value.condition(state.log) }
            for id in met.keys { state.waiters[id] = nil }
            return met.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Throws `Late` where it takes four minutes.
    func until(_ condition: @escaping @Sendable (FaultLog) -> Bool) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let id: Int? = state.withLock { state in
                guard !condition(state.log) else { return nil }
                state.waiterCount += 1
                state.waiters[state.waiterCount] = Waiter(condition: condition, continuation: continuation)
                return state.waiterCount
            }
            guard let id else { return continuation.resume() }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(240)) {
                let (late, log) = self.state.withLock { ($0.waiters.removeValue(forKey: id), $0.log) }
                late?.continuation.resume(throwing: Late(log: log))
            }
        }
    }

    /// Takes note of an open connection; false when the server has stopped.
    func add(_ descriptor: Int32) -> Bool {
        state.withLock { state in
            if !state.isStopped { state.descriptors.insert(descriptor) }
            return !state.isStopped
        }
    }

    /// Closes it, so that `stop` never touches a number that is somebody else's by then.
    func end(_ descriptor: Int32, _ close: (Int32) -> Void) {
        state.withLock { state in
            state.descriptors.remove(descriptor)
            close(descriptor)
        }
    }

    func stop(_ shut: (Int32) -> Void) {
        state.withLock { state in
            state.isStopped = true
            for descriptor in state.descriptors { shut(descriptor) }
        }
    }
}
