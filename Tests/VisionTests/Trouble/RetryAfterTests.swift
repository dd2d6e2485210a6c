import Testing

@testable import Vision

@Suite struct RetryAfterTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT.
    private static let moment = 784_111_777

    private static func wait(_ fields: [(String, String)], now: Int = moment - 60) -> Duration? {
        RetryAfter(ReplyHead(status: 429, fields: fields.map { .init($0.0, $0.1) }), now: now)?.duration
    }

    @Test(
        arguments: [
            ("20", .seconds(20)), (" 7 ", .seconds(7)), ("0.2", .milliseconds(200)), ("1.0001", .milliseconds(1_001)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", .seconds(60)), ("Sunday, 06-Nov-94 08:49:37 GMT", .seconds(60)),
            ("Sun Nov  6 08:49:37 1994", .seconds(60)), ("31622400", .seconds(31_622_400)),
            ("2026-01-01T00:00:00Z", .seconds(31_622_400)), ("0", nil), ("0.0", nil), ("-5", nil), ("nan", nil),
            ("inf", nil), ("", nil),
            ("1e3", nil), ("0x10", nil), ("31622401", .seconds(31_622_400)), ("99999999", .seconds(31_622_400)),
            ("99999999999999999999", .seconds(31_622_400)), ("1.2.3", nil),
            ("784111747", .seconds(30)), ("784111747500", .milliseconds(30_500)), ("784111716", nil),
            ("soon", nil),
            ("30, 30", nil), ("Sun, 06 Nov 1994 08:48:37 GMT", nil), ("Sun, 31 Foo 1994 08:49:37 GMT", nil),
            ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 06 Nov 99999 08:49:37 GMT", nil), (".5", nil),
            (String(repeating: "9", count: 100_000), .seconds(31_622_400)), (String(repeating: "9.", count: 50), nil),
        ] as [(String, Duration?)])
    func `a Retry-After is read or counts as none`(value: String, wait: Duration?) {
        #expect(Self.wait([("retry-after", value)]) == wait)
    }

    @Test(
        arguments: [
            ("1s", .seconds(1)), ("6m0s", .seconds(360)), ("500ms", .milliseconds(500)), ("1h2m", .seconds(3_720)),
            ("1m9.696s", .milliseconds(69_696)), ("1d2h", .seconds(93_600)), ("12", .seconds(12)),
            ("59.5", .milliseconds(59_500)),
            ("1994-11-06T08:49:37Z", .seconds(60)), ("1994-11-06T08:49:37.250Z", .seconds(60)),
            ("1994-11-06T09:49:37+01:00", .seconds(60)), ("1994-11-06T08:48:00Z", nil), ("0s", nil), ("0", nil),
            ("-1", nil), ("-1s", nil), ("9999999h", .seconds(31_622_400)), ("784111747", .seconds(30)),
            ("784111700", nil), ("1x", nil), ("s", nil),
        ] as [(String, Duration?)])
    func `a limit's reset counts where nothing remains`(value: String, wait: Duration?) {
        for kind in ["requests", "tokens"] {
            let reset = ("x-ratelimit-reset-\(kind)", value)
            #expect(Self.wait([reset, ("x-ratelimit-remaining-\(kind)", "0")]) == wait)
            #expect(Self.wait([reset, ("x-ratelimit-remaining-\(kind)", "3")]) == nil)
            #expect(Self.wait([reset, ("x-ratelimit-remaining-\(kind)", "-1")]) == nil)
            #expect(Self.wait([reset]) == nil)
        }
    }

    @Test func `the most exact place counts, and one that says nothing is passed over`() {
        let all = [
            ("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "4s"),
            ("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "5s"),
            ("llm_provider-retry-after", "3"), ("retry-after", "2"), ("retry-after-ms", "1500"),
        ]
        #expect(Self.wait(all) == .milliseconds(1_500))
        #expect(Self.wait(all.dropLast()) == .seconds(2))
        #expect(Self.wait(all.dropLast(2)) == .seconds(3))
        #expect(Self.wait(all.dropLast(3)) == .seconds(5))
        #expect(Self.wait(Array(all.dropLast()) + [("retry-after-ms", "0")]) == .seconds(2))
        #expect(Self.wait([("retry-after", "-1"), ("llm_provider-retry-after", "9")]) == .seconds(9))
    }

    @Test(
        arguments: [
            ("Please try again in 20s. Visit", .seconds(20)), ("Please try again in 644ms.", .milliseconds(644)),
            ("Please try again in 1m9.696s.", .milliseconds(69_696)),
            ("PLEASE RETRY IN 1.5 SECONDS", .milliseconds(1_500)),
            ("Please retry after 2 seconds. Please contact", .seconds(2)),
            ("retry in 34.074824224s.", .milliseconds(34_075)),
            ("Try again in 1 minute 20 seconds", .seconds(80)), ("try again in 60 seconds. 3 more", .seconds(60)),
            ("try again in a moment", nil), ("try again in 5", nil), ("try again in -5s", nil),
            ("try again in 0s", nil),
            ("try again in 99999999999 seconds", .seconds(31_622_400)), ("wait", nil),
        ] as [(String, Duration?)])
    func `a sentence may name the time`(sentence: String, wait: Duration?) {
        #expect(RetryAfter(sentence: sentence)?.duration == wait)
    }

    @Test func `years of two digits lie near now`() {
        let now = 1_795_272_522  // November 2026
        #expect(MomentText.seconds("Saturday, 21-Nov-26 14:48:42 GMT", century: now) == now)
        #expect(MomentText.seconds("Sunday, 06-Nov-94 08:49:37 GMT", century: now) == 784_111_777)
    }

    @Test func `days are counted through leap years`() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0), ("2000-02-29T00:00:00Z", 951_782_400), ("2000-03-01T00:00:00Z", 951_868_800),
            ("2100-03-01T00:00:00Z", 4_107_542_400), ("2024-12-31T23:59:60Z", 1_735_689_600),
        ] {
            #expect(MomentText.seconds(text, century: 0) == seconds)
        }
    }

    @Test func `seconds are rounded up`() {
        #expect(RetryAfter.seconds(.milliseconds(1)) == 1)
        #expect(RetryAfter.seconds(.seconds(2)) == 2)
        #expect(RetryAfter.seconds(.milliseconds(2_001)) == 3)
    }
}
