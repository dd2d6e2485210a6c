internal import Synchronization

/// The bytes that all request bodies together may hold in memory.
final class BodyBudget: Sendable {
    private let limit: Int
    private let used = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    var isUnused: Bool { used.load(ordering: .relaxed) == 0 }

    /// False when that many bytes do not fit any more.
    func reserve(_ count: Int) -> Bool {
        let after = used.wrappingAdd(count, ordering: .relaxed).newValue
        if after <= limit { return true }
        release(count)
        return false
    }

    func release(_ count: Int) {
        used.wrappingSubtract(count, ordering: .relaxed)
    }
}
