internal import Dispatch

/// The executor of an actor whose work blocks: a serial queue, which has a thread of its own.
///
/// One for each blocking resource (a database connection, a file). Blocking in a plain actor or on a concurrent queue
/// would hold up every other task of the process. The actor keeps it strongly, since its executor reference does not.
public final class BlockingQueue: SerialExecutor {
    private let queue: DispatchQueue

    public init(label: String) {
        queue = DispatchQueue(label: label)
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    public func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
