internal import Synchronization

/// What one picture has of the budget: nothing at first, and all of it given back with the last reference.
final class FetchShare: Sendable {
    private let budget: FetchBudget
    private let bytes = Mutex(0)

    init(of budget: FetchBudget) {
        self.budget = budget
    }

    deinit {
        budget.giveBack(bytes.withLock(\.self))
    }

    /// False where there is not so much left; what it had it keeps.
    func grow(to count: Int) -> Bool {
        bytes.withLock { bytes in
            guard count > bytes else { return true }
            guard budget.take(count - bytes) else { return false }
            bytes = count
            return true
        }
    }
}
