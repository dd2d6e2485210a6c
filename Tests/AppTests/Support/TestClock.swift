import Synchronization
import Vignette

/// The time as a test wants it.
final class TestClock: Sendable {
    private let moment = Mutex(Timestamp(milliseconds: 1_767_323_045_678))

    var now: Timestamp { moment.withLock { $0 } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}
