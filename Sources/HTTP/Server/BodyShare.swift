/// Bytes of the server's budget for bodies, given back when nobody holds them any more.
final class BodyShare: Sendable {
    private let budget: BodyBudget
    private let count: Int

    /// - Parameter count: reserved already.
    init(of budget: BodyBudget, count: Int) {
        self.budget = budget
        self.count = count
    }

    deinit {
        budget.release(count)
    }
}
