import Testing

@testable import App

@Suite struct BellTests {
    @Test func `a ring before the wait is not missed`() async {
        let bell = Bell()
        let seen = bell.count
        bell.ring()
        await bell.wait(beyond: seen)
        #expect(bell.count == seen + 1)
    }

    @Test func `everybody who waits is woken`() async {
        let bell = Bell()
        await withTaskGroup { group in
            for _ in 0..<20 { group.addTask { await bell.wait(beyond: 0) } }
            group.addTask { bell.ring() }
        }
        #expect(bell.count == 1)
    }

    @Test func `a cancelled task does not wait, nor one whose patience has ended`() async {
        let bell = Bell()
        let task = Task { await bell.wait(beyond: 0) }
        task.cancel()
        await task.value
        await bell.wait(beyond: 0, atMost: .milliseconds(1))
        #expect(bell.count == 0)
    }

    @Test func `those who wait are told about how long`() {
        let pace = JobPace()
        #expect(pace.wait(behind: 3, concurrency: 2) == nil)
        pace.add(.seconds(10))
        #expect(pace.wait(behind: 2, concurrency: 2) == .seconds(20))
        pace.add(.seconds(20))
        #expect(pace.wait(behind: 0, concurrency: 1) == .seconds(13))
    }
}
