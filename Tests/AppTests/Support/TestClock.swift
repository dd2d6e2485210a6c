import Synchronization
import Vignette

/// A clock that goes on only when a test says so.
final class TestClock: Sendable {
    private let time = Mutex(Timestamp(milliseconds: 1_767_323_045_678))

    var now: Timestamp { time.withLock { $0 } }

    func pass(_ duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }
}
