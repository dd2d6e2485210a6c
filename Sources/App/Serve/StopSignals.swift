internal import Glibc
internal import Loop
internal import Synchronization

/// SIGTERM and SIGINT: the first one asks the server to end in order, the second one ends it now.
struct StopSignals: Sendable {
    private let first: AsyncStream<Void>
    private let raised: Raised

    /// Whether one has come.
    private final class Raised: Sendable {
        let value = Atomic<Bool>(false)
    }

    /// Whether the first one has come.
    var isRaised: Bool { raised.value.load(ordering: .acquiring) }

    /// 128 + SIGTERM, as shells say it: answers were broken off.
    private static let hardExit: Int32 = 143

    init(on loop: EventLoop) async throws {
        let (first, continuation) = AsyncStream<Void>.makeStream()
        self.first = first
        let raised = Raised()
        self.raised = raised
        try await withCheckedThrowingContinuation { (ready: CheckedContinuation<Void, any Error>) in
            loop.execute {
                // Both signals count together; only this loop touches the count.
                var count: UInt64 = 0
                let hear: (UInt64) -> Void = { more in
                    count += more
                    raised.value.store(true, ordering: .releasing)
                    continuation.finish()
                    if count > 1 { _exit(Self.hardExit) }
                }
                do {
                    try loop.onSignal(SIGTERM, hear)
                    try loop.onSignal(SIGINT, hear)
                    ready.resume()
                } catch {
                    ready.resume(throwing: error)
                }
            }
        }
    }

    /// Returns at the first signal. For one task only, which must not be cancelled before.
    func wait() async {
        for await _ in first {}
    }
}
