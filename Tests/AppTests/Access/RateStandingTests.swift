import HTTP
import Loop
import Testing
import Vignette

@testable import App

@Suite struct RateStandingTests {
    private static let start = Moment(nanoseconds: 1_000_000_000_000)
    private static let caller = Caller(owner: nil, identity: nil, address: nil)

    @Test(
        arguments: [
            ("60/min", 0, 0.0, 60, 0.0), ("60/min", 1, 0.0, 59, 1.0), ("60/min", 60, 0.0, 0, 60.0),
            ("60/min", 60, 0.5, 0, 59.5), ("60/min", 60, 1.0, 1, 59.0), ("60/min", 2, 100.0, 60, 0.0),
            ("3/s", 1, 0.0, 2, 0.333_333_333), ("1/d", 1, 1.0, 0, 86_399.0),
        ] as [(String, Int, Double, Int, Double)])
    func `what is left is what could be asked`(rate: String, asked: Int, after: Double, left: Int, reset: Double) throws
    {
        let limits = RateLimits(try #require(Rate(rate)))
        for _ in 0..<asked { try limits.check(Self.caller, at: Self.start) }
        let now = Self.start + .seconds(after)
        let standing = try #require(limits.standing(of: Self.caller, at: now))
        #expect(standing.remaining == left)
        #expect(abs(standing.reset / .seconds(1) - reset) < 0.000_001)
        // It is true: so many pass, and no more.
        for _ in 0..<left { try limits.check(Self.caller, at: now) }
        #expect(throws: Failure.self) { try limits.check(Self.caller, at: now) }
    }

    @Test func `without a rate there is nothing to tell`() throws {
        let limits = RateLimits(.perMinute(0))
        #expect(limits.standing(of: Self.caller) == nil)
    }

    @Test(
        arguments: [
            (0, "0s"), (-5, "0s"), (1, "1ms"), (999_999, "1ms"), (1_000_001, "2ms"), (120_000_000, "120ms"),
            (1_000_000_000, "1s"), (8_640_000_000, "8.64s"), (14_050_000_000, "14.05s"), (59_999_000_001, "1m0s"),
            (360_000_000_000, "6m0s"), (3_600_000_000_000, "1h0m0s"), (86_399_500_000_000, "23h59m59.5s"),
        ] as [(Int64, String)])
    func `times are spelt as programs know them`(nanoseconds: Int64, text: String) {
        #expect(Duration.nanoseconds(nanoseconds).spelt == text)
    }
}
