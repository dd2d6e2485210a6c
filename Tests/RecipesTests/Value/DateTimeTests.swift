import Testing

@testable import Recipes

@Suite struct DateTimeTests {
    private func written(_ text: String) -> String? {
        DateTime(iso: Text(text)).map { String(decoding: $0.isoFormat(), as: UTF8.self) }
    }

    @Test(arguments: [
        ("2026-01-02", "2026-01-02T00:00:00"), ("20260102", "2026-01-02T00:00:00"), ("2026-W01", "2025-12-29T00:00:00"),
        ("2026W01", "2025-12-29T00:00:00"), ("2026-W01-5", "2026-01-02T00:00:00"), ("2026W015", "2026-01-02T00:00:00"),
        ("2026-01-02T03", "2026-01-02T03:00:00"), ("2026-01-02 03:04", "2026-01-02T03:04:00"),
        ("2026-01-02日03:04:05", "2026-01-02T03:04:05"), ("20260102T030405", "2026-01-02T03:04:05"),
        ("2026-01-02T03:04:05.5", "2026-01-02T03:04:05.500000"),
        ("2026-01-02T03:04:05,1234567", "2026-01-02T03:04:05.123456"),
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05+00:00"),
        ("2026-01-02T03:04:05-00:00", "2026-01-02T03:04:05+00:00"),
        ("2026-01-02T03:04+02", "2026-01-02T03:04:00+02:00"), ("2026-01-02T03:04-0530", "2026-01-02T03:04:00-05:30"),
        ("2026-01-02T03:04:05+01:02:03.000004", "2026-01-02T03:04:05+01:02:03.000004"),
        ("2024-02-29", "2024-02-29T00:00:00"),
        ("2026-W01T03:04", "2025-12-29T03:04:00"), ("2026W01T03", "2025-12-29T03:00:00"),
        ("2020-W53-7", "2021-01-03T00:00:00"),
        ("2026-01-02T03+00:00:00.5", "2026-01-02T03:00:00+00:00"), ("0001-01-01", "0001-01-01T00:00:00"),
        ("9999-12-31T23:59:59.999999", "9999-12-31T23:59:59.999999"),
    ])
    func `reads what Python's fromisoformat takes`(_ text: String, _ date: String) {
        #expect(written(text) == date)
    }

    @Test(arguments: [
        "", "2026", "2026-01", "202601", "2026-1-2", "2026-13-01", "2026-02-29", "2026-00-01", "0000-01-01",
        "2026-01-02T",
        "2026-01-02T24:00", "2026-01-02T03:60", "2026-01-02T03:04:60", "2026-01-02T3:04", "2026-01-02T03:0405",
        "2026-01-02T03:04:",
        "2026-01-02T03:04:05.", "2026-01-02T03:04z", "2026-01-02T03:04Z ", "2026-01-02T03:04+24:00",
        "2026-01-02T03:04+1",
        "2026-W54", "2026-W00", "2021-W53", "2026-W01-8", "2026-W01-", "2026-001", " 2026-01-02", "٢٠٢٦-01-02",
        "2026-01-02T03:04  +01:00",
        "1767322800",
    ])
    func `refuses what Python's fromisoformat refuses`(_ text: String) {
        #expect(written(text) == nil)
    }

    @Test(arguments: [
        ("2026-01-02T03:04:05Z", "datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)"),
        ("2026-01-02", "datetime.datetime(2026, 1, 2, 0, 0)"),
        ("2026-01-02T00:00:00.5", "datetime.datetime(2026, 1, 2, 0, 0, 0, 500000)"),
        (
            "2026-01-02T03+02",
            "datetime.datetime(2026, 1, 2, 3, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))"
        ),
        (
            "2026-01-02T03-05",
            "datetime.datetime(2026, 1, 2, 3, 0, "
                + "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))"
        ),
        (
            "2026-01-02T03-00:00:01.5",
            "datetime.datetime(2026, 1, 2, 3, 0, "
                + "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=86398, microseconds=500000)))"
        ),
    ])
    func `is written with its types`(_ text: String, _ written: String) throws {
        #expect(String(decoding: try #require(DateTime(iso: Text(text))).written, as: UTF8.self) == written)
    }

    @Test func `is equal to the same moment elsewhere, and to none without an offset`() throws {
        let utc = try #require(DateTime(iso: "2026-01-02T03:04:05Z"))
        let east = try #require(DateTime(iso: "2026-01-02T05:04:05+02:00"))
        let nowhere = try #require(DateTime(iso: "2026-01-02T03:04:05"))
        #expect(utc == east && Set([utc, east]).count == 1)
        #expect(utc != nowhere)
        #expect(utc.unixMicroseconds == 1_767_323_045_000_000 && nowhere.unixMicroseconds == utc.unixMicroseconds)
    }

    @Test(arguments: [
        (0, 0, "1970-01-01T00:00:00+00:00"), (-1, 0, "1969-12-31T23:59:59.999999+00:00"),
        (951_782_400_000_000, 3_600_000_000, "2000-02-29T01:00:00+01:00"),
        (253_402_300_799_999_999, 0, "9999-12-31T23:59:59.999999+00:00"),
        (-62_135_596_800_000_000, 0, "0001-01-01T00:00:00+00:00"),
        (1_767_322_999_999_999, -1_000_000, "2026-01-02T03:03:18.999999-00:00:01"),
    ])
    func `comes from a clock`(_ microseconds: Int, _ offset: Int, _ date: String) throws {
        let value = try #require(DateTime(unixMicroseconds: microseconds, offset: offset))
        #expect(String(decoding: value.isoFormat(), as: UTF8.self) == date)
        #expect(value.unixMicroseconds == microseconds)
    }

    @Test(arguments: [253_402_300_800_000_000, -62_135_596_800_000_001, Int.max, Int.min])
    func `comes from no year that there is not`(_ microseconds: Int) {
        #expect(DateTime(unixMicroseconds: microseconds) == nil)
        #expect(DateTime(unixMicroseconds: microseconds, offset: microseconds.signum() * 3_600_000_000) == nil)
    }
}
