internal import Loop
internal import Vignette

/// A task that somebody waits for.
final class PictureOrder {
    /// The answer, and the number of the worker that gave it if that is held until the answer is found good or bad.
    typealias Answer = (reply: WorkerReply, worker: Int?)
    typealias Outcome = Result<Answer, Failure>

    let number: Int
    let task: WorkerTask
    let bytes: [UInt8]
    /// While it waits for a worker.
    var patience: LoopTimer?
    private let continuation: CheckedContinuation<Outcome, Never>

    /// A worker that gave one is held until somebody has looked at it.
    var givesPicture: Bool {
        if case .prepare = task { true } else { false }
    }

    init(number: Int, task: WorkerTask, bytes: [UInt8], continuation: CheckedContinuation<Outcome, Never>) {
        self.number = number
        self.task = task
        self.bytes = bytes
        self.continuation = continuation
    }

    /// To be called once.
    func finish(_ outcome: Outcome) {
        patience?.cancel()
        continuation.resume(returning: outcome)
    }
}
