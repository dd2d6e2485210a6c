internal import Loop
internal import Vignette

/// What the last check of the store said, for all who ask within a short time.
///
/// A check costs a sync of the disk and a turn at the only writer, and anybody may ask for it: one runs at a time, and
/// its result is that of everybody who asks meanwhile or soon after. Who asks while it waits behind others for too long
/// is told that the store is busy.
actor LastCheck {
    private let age: Duration
    private var last: (failure: Failure?, moment: Moment)?
    private var isRunning = false
    /// Ends the patience of those who wait; nil where nobody does.
    private var timer: Task<Void, Never>?
    private var waiting: [CheckedContinuation<Failure?, Never>] = []

    /// Longer than a check is patient itself, so that what it finds is said rather than this.
    private static let patience = Duration.seconds(2)

    /// - Parameter age: how old the result may be.
    init(age: Duration) {
        self.age = age
    }

    /// What is wrong; nil where nothing is.
    func failure(of check: @escaping @Sendable () async -> Failure?) async -> Failure? {
        if let last, Moment.now().since(last.moment) < age { return last.failure }
        if !isRunning {
            isRunning = true
            // A task of its own: it is for everybody, so whoever asked first and leaves must not end it.
            Task {
                let failure = await check()
                isRunning = false
                tell(failure)
            }
        }
        if timer == nil {
            timer = Task {
                try? await Task.sleep(for: Self.patience)
                if !Task.isCancelled { tell(.busy("too much waits to be saved")) }
            }
        }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func tell(_ failure: Failure?) {
        timer?.cancel()
        timer = nil
        last = (failure, .now())
        let all = waiting
        waiting = []
        for asker in all { asker.resume(returning: failure) }
    }
}
