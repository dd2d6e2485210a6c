import Imaging
import Synchronization

/// What a pool has told of its workers, in order.
final class FaultNotes: Sendable {
    private let notes = Mutex<[WorkerFaultNote]>([])

    var all: [WorkerFaultNote] { notes.withLock { $0 } }

    func add(_ note: WorkerFaultNote) {
        notes.withLock { $0.append(note) }
    }
}
