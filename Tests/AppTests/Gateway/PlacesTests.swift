import Synchronization
import Testing
import Vignette

@testable import App

@Suite struct PlacesTests {
    @Test func `as many are taken as there are, and each comes back when it is let go of`() throws {
        let places = Places(2)
        var first: Places.Taken? = try places.take()
        let second = try places.take()
        let failure = #expect(throws: Failure.self) { _ = try places.take() }
        #expect(failure?.code == .busy && failure?.status == 503 && failure?.retryAfter == 2)
        #expect(places.count == 2)
        first = nil
        #expect(places.count == 1 && first == nil)
        let third = try places.take()
        #expect(throws: Failure.self) { _ = try places.take() }
        withExtendedLifetime((second, third)) { #expect(places.count == 2) }
    }

    @Test func `of many who come at once no more than that get one, and all of them are given back`() async {
        let places = Places(10)
        let crowd = Crowd()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    guard let place = try? places.take() else { return }
                    crowd.enter()
                    await Task.yield()
                    crowd.leave()
                    withExtendedLifetime(place) {}
                }
            }
        }
        #expect(places.count == 0)
        #expect((1...10).contains(crowd.most))
    }

    /// How many had a place at once.
    private final class Crowd: Sendable {
        private let state = Mutex((now: 0, most: 0))
        var most: Int { state.withLock { $0.most } }

        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test func `none is none`() {
        #expect(throws: Failure.self) { _ = try Places(0).take() }
    }
}
