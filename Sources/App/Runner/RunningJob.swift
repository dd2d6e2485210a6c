internal import Synchronization
internal import Vignette

/// A job at work, for those who want it to end early.
final class RunningJob: Sendable {
    enum Ending: Sendable {
        /// Its owner stopped it: what was written is kept.
        case stopped
        /// It is nobody's any more: deleted, or another runner has it.
        case dropped
    }

    private let wanted = Mutex<Ending?>(nil)
    private let wish = Bell()
    private let over = Bell()

    /// Why it shall end; nil as long as it shall not.
    var ending: Ending? { wanted.withLock { $0 } }

    func end(_ ending: Ending) {
        wanted.withLock { $0 = $0 ?? ending }
        wish.ring()
    }

    /// Returns once it shall end, or the task is cancelled.
    func wantedToEnd() async {
        await wish.wait(beyond: 0)
    }

    func hasEnded() {
        over.ring()
    }

    /// Returns once it has ended, or after that time.
    func waitForEnd(atMost patience: Duration) async {
        await over.wait(beyond: 0, atMost: patience)
    }
}
