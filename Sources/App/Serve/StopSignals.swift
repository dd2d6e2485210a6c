internal import Glibc
internal import Loop
internal import Synchronization

/// SIGTERM and SIGINT: the first one asks the server to end in order, the second one ends it now.
struct StopSignals: Sendable {
    private let first: AsyncStream<Void>
    private let raised: Raised

    /// The one that has come.
    private final class Raised: Sendable {
        let value = Atomic<Int32>(0)
    }

    /// Whether the first one has come.
    var isRaised: Bool { signal != nil }

    /// The number of the last one that has come.
    var signal: Int32? {
        let number = raised.value.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }

    init(on loop: EventLoop) async throws {
        let (first, continuation) = AsyncStream<Void>.makeStream()
        self.first = first
        let raised = Raised()
        self.raised = raised
        try await withCheckedThrowingContinuation { (ready: CheckedContinuation<Void, any Error>) in
            loop.execute {
                // Both signals count together; only this loop touches the count.
                var count: UInt64 = 0
                let hear: (Int32, UInt64) -> Void = { number, more in
                    count += more
                    raised.value.store(number, ordering: .releasing)
                    continuation.finish()
                    // As shells say it: work was broken off.
                    if count > 1 { _exit(128 + number) }
                }
                do {
                    try loop.onSignal(SIGTERM) { hear(SIGTERM, $0) }
                    try loop.onSignal(SIGINT) { hear(SIGINT, $0) }
                    ready.resume()
                } catch {
                    ready.resume(throwing: error)
                }
            }
        }
    }

    /// Returns at the first signal, or when the task is cancelled. For one task only.
    func wait() async {
        for await _ in first {}
    }
}
