import Imaging
import Synchronization

/// How the workers fare, as a test wants it: all well to begin with.
final class Workers: Sendable {
    private let status = Mutex(
        ImagingPool.Status(
            ready: 2,
            report: WorkerReport(
                decodes: ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif"],
                readsText: ["eng"], readsCodes: true, unprotected: [])))

    var value: ImagingPool.Status { status.withLock { $0 } }

    func set(_ change: (inout sending ImagingPool.Status) -> Void) {
        status.withLock { change(&$0) }
    }
}
