import Synchronization
import Testing

@testable import App

@Suite struct TurnstileTests {
    /// How many are inside, and the most that ever were.
    private final class Inside: Sendable {
        private let state = Mutex((now: 0, most: 0))
        var now: Int { state.withLock { $0.now } }
        var most: Int { state.withLock { $0.most } }
        func come() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func go() { state.withLock { $0.now -= 1 } }
    }

    @Test(arguments: [1, 3, 100])
    func `never more than its places are inside`(places: Int) async throws {
        let turnstile = Turnstile(places: places)
        let inside = Inside()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await turnstile.pass {
                        inside.come()
                        for _ in 0..<3 { await Task.yield() }
                        inside.go()
                        return number
                    }
                }
            }
            let sum = try await group.reduce(0, +)
            #expect(sum == 199 * 100)
        }
        #expect(inside.now == 0 && (1...places).contains(inside.most))
    }

    @Test func `who fails inside, or waits in vain, leaves room`() async throws {
        struct Broken: Error {}
        let turnstile = Turnstile(places: 1)
        await #expect(throws: Broken.self) { try await turnstile.pass { throw Broken() } }
        try await turnstile.pass {
            let waiting = Task { try await turnstile.pass { Issue.record("nobody may come in") } }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
        let seven = try await turnstile.pass { 7 }
        #expect(seven == 7)
    }
}
