import Testing

@testable import App

@Suite struct GoDurationTests {
    @Test(arguments: [
        ("0", 0), ("+0", 0), ("5m", 300_000_000_000), ("1h30m", 5_400_000_000_000), ("-1m", -60_000_000_000),
        ("300ms", 300_000_000), ("1.5s", 1_500_000_000), (".5s", 500_000_000), ("5.s", 5_000_000_000),
        ("2us", 2000), ("2\u{B5}s", 2000), ("2\u{3BC}s", 2000), ("7ns", 7), ("0.1ns", 0), ("0h0m0s", 0),
        ("2540400h", 9_145_440_000_000_000_000),
    ])
    func `reads what Go reads`(text: String, nanoseconds: Int64) {
        #expect(GoDuration(text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: [
        "", "-", "+", "5", "-1", "m", ".s", "1.2.3s", "5 m", " 5m", "5m ", "5x", "5M", "1e3s", "inf", "nan", "0x5s",
        "--5m", "5m-", "3000000h", "\u{0}", "5\u{0}m", "\u{664}m", String(repeating: "1h", count: 40),
    ])
    func `refuses what Go refuses`(text: String) {
        #expect(GoDuration(text) == nil)
    }
}
