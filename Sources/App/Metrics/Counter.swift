internal import Synchronization

/// A number that many threads add to, without a lock.
///
/// What is read is right at some moment between the call and its return; two counters need not show the same moment.
final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ amount: Int = 1) {
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    /// For what also becomes less: things at hand.
    func subtract(_ amount: Int = 1) {
        count.wrappingSubtract(amount, ordering: .relaxed)
    }
}
