internal import Synchronization
internal import Vignette

/// One of a day's questions that was taken, and can be given back where no model has seen anything of it.
///
/// It goes back once at most, and to the day that it is of.
final class TakenQuestion: Sendable {
    private let holder: String
    private let day: QuotaDay
    private let store: any QuotaStore
    private let isBack = Atomic<Bool>(false)

    init(of holder: String, on day: QuotaDay, from store: any QuotaStore) {
        self.holder = holder
        self.day = day
        self.store = store
    }

    /// Where the store cannot take it back it stays taken: the failure that its asker is about to hear of matters more.
    func giveBack() async {
        guard !isBack.exchange(true, ordering: .relaxed) else { return }
        try? await store.giveBackToQuota(of: holder, on: day)
    }
}
