internal import Synchronization

/// The bytes that all request bodies together may hold in memory while they are read.
final class BodyBudget: Sendable {
    private let limit: Int
    private let used = Atomic<Int>(0)
    private let refusals = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    var isUnused: Bool { used.load(ordering: .relaxed) == 0 }

    /// What is held at the moment.
    var held: Int { used.load(ordering: .relaxed) }

    /// How many bodies found no room so far.
    var refused: Int { refusals.load(ordering: .relaxed) }

    /// A body was turned away for want of room.
    func noteRefusal() {
        refusals.wrappingAdd(1, ordering: .relaxed)
    }

    func hasRoom(for count: Int) -> Bool { count <= limit - used.load(ordering: .relaxed) }

    /// False when that many bytes do not fit any more.
    func reserve(_ count: Int) -> Bool {
        var before = used.load(ordering: .relaxed)
        while count <= limit - before {
            let (done, seen) = used.weakCompareExchange(expected: before, desired: before + count, ordering: .relaxed)
            if done { return true }
            before = seen
        }
        return false
    }

    func release(_ count: Int) {
        used.wrappingSubtract(count, ordering: .relaxed)
    }
}
