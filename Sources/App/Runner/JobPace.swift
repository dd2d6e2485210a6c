internal import Synchronization

/// How long jobs take, for telling those who wait about how long it will be.
final class JobPace: Sendable {
    private let average = Mutex<Duration?>(nil)

    /// Later ones count more: models are changed, and are faster once they are loaded.
    func add(_ duration: Duration) {
        average.withLock { average in
            average = average.map { $0 * 0.7 + duration * 0.3 } ?? duration
        }
    }

    /// About how long somebody waits behind so many; nil where no job has ended yet.
    func wait(behind jobs: Int, concurrency: Int) -> Duration? {
        average.withLock { $0 }.map { $0 * (Double(jobs + concurrency) / Double(max(1, concurrency))) }
    }
}
