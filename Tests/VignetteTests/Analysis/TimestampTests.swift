import Glibc
import Testing
import Vignette

@Suite struct TimestampTests {
    private func text(_ milliseconds: Int64) -> String {
        Timestamp(milliseconds: milliseconds).iso8601
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (951_868_800_000, "2000-03-01T00:00:00.000Z"),
        (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (1_767_323_045_678, "2026-01-02T03:04:05.678Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (Int64.max, "9999-12-31T23:59:59.999Z"),
        (Int64.min, "0000-01-01T00:00:00.000Z"),
    ])
    func `a moment is written in UTC`(milliseconds: Int64, expected: String) {
        #expect(text(milliseconds) == expected)
    }

    @Test func `every day of eight centuries is the C library's`() {
        for day in Int64(-200_000)...100_000 {
            var seconds = time_t(day * 86_400)
            var date = tm()
            gmtime_r(&seconds, &date)
            let own = Timestamp(milliseconds: day * 86_400_000 + 1).calendar
            let same =
                own.year == Int(date.tm_year) + 1900 && own.month == Int(date.tm_mon) + 1
                && own.day == Int(date.tm_mday)
            if !same { Issue.record("day \(day) is \(own)") }
        }
    }

    @Test(arguments: [(0, 1500, 1500), (10, -20, -10), (Int64.max, 1, 253_402_300_799_999)])
    func `moments are counted on and apart`(start: Int64, step: Int64, end: Int64) {
        #expect(Timestamp(milliseconds: start) + .milliseconds(step) == Timestamp(milliseconds: end))
        #expect(Timestamp(milliseconds: 5000) - Timestamp(milliseconds: 2000) == .seconds(3))
        #expect(Timestamp(milliseconds: 0) + .seconds(Int64.max) == Timestamp(milliseconds: .max))
    }
}
