import Loop
import Testing
import Vignette

@testable import App

@Suite struct RateLimitsTests {
    private static let start = Moment(nanoseconds: 1_000_000_000_000)

    private func wait(_ limits: RateLimits, _ key: String = "a", after seconds: Double = 0) -> Int? {
        do throws(Failure) {
            try limits.take(key, at: Self.start + .seconds(seconds))
            return nil
        } catch {
            #expect(error.code == .quotaExhausted && error.status == 429)
            return error.retryAfter
        }
    }

    private func limits(_ rate: String, limit: Int = 10_000) throws -> RateLimits {
        RateLimits(try #require(Rate(rate)), limit: limit)
    }

    @Test func `a whole period's questions may come at once, then one by one`() throws {
        let limits = try limits("60/min")
        for _ in 0..<60 { #expect(wait(limits) == nil) }
        #expect(wait(limits) == 1)
        #expect(wait(limits, after: 0.5) == 1)
        #expect(wait(limits, after: 1) == nil)
        #expect(wait(limits, after: 1) == 1)
        #expect(wait(limits, after: 3) == nil && wait(limits, after: 3) == nil)
        #expect(wait(limits, after: 3) == 1)
        // After a quiet period it is as at the beginning, and no more.
        for _ in 0..<60 { #expect(wait(limits, after: 500) == nil) }
        #expect(wait(limits, after: 500) == 1)
    }

    @Test(arguments: [("1/s", 1), ("1/min", 60), ("2/min", 30), ("1/h", 3600), ("1/d", 86_400), ("1000000/d", 1)])
    func `the time to wait is told`(rate: String, seconds: Int) throws {
        let limits = try limits(rate)
        let count = try #require(Int(rate.prefix { $0 != "/" }))
        for _ in 0..<count { #expect(wait(limits) == nil) }
        #expect(wait(limits) == seconds)
        #expect(wait(limits, after: Double(seconds)) == nil)
    }

    @Test func `what is refused costs nothing`() throws {
        let limits = try limits("1/min")
        #expect(wait(limits) == nil)
        for second in 1...59 { #expect(wait(limits, after: Double(second)) == 60 - second) }
        #expect(wait(limits, after: 60) == nil)
    }

    @Test func `everybody has their own`() throws {
        let limits = try limits("1/min")
        #expect(wait(limits, "a") == nil && wait(limits, "b") == nil)
        #expect(wait(limits, "a") == 60)
    }

    @Test func `zero is as often as they like`() throws {
        let limits = try limits("0")
        for _ in 0..<1000 { #expect(wait(limits) == nil) }
        #expect(limits.count == 0)
    }

    @Test func `of too many buckets the fullest are dropped`() throws {
        let limits = try limits("10/min", limit: 100)
        for _ in 0..<10 { #expect(wait(limits, "greedy") == nil) }
        for number in 0..<10_000 { #expect(wait(limits, "\(number)") == nil) }
        #expect(limits.count <= 100)
        #expect(wait(limits, "greedy") != nil, "whoever used up theirs is still known")
        // All that are kept are full by then, and go.
        #expect(wait(limits, "late", after: 1000) == nil)
    }

    @Test func `the sentence says how many in which span`() throws {
        for (rate, part) in [
            ("1/h", "1 question an hour"), ("60/min", "60 questions a minute"), ("5/s", "5 questions a second"),
            ("2/d", "2 questions a day"),
        ] {
            let limits = try limits(rate)
            let failure = #expect(throws: Failure.self) {
                for _ in 0..<61 { try limits.take("a", at: Self.start) }
            }
            #expect(failure?.message.contains(part) == true)
        }
    }
}
