import Glibc
import HTTP
import TestSupport
import Testing

@Suite struct HTTPDateTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        // RFC 9110 §5.6.7
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"), (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        (1_767_225_599, "Wed, 31 Dec 2025 23:59:59 GMT"), (1_767_225_600, "Thu, 01 Jan 2026 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (-86_400, "Wed, 31 Dec 1969 00:00:00 GMT"),
        (-2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT"), (-11_644_473_600, "Mon, 01 Jan 1601 00:00:00 GMT"),
        (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        // Four digits, always.
        (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"), (-30_641_760_000, "Tue, 01 Jan 0999 00:00:00 GMT"),
    ])
    func `writes known dates`(seconds: Int, text: String) {
        #expect(HTTPDate.text(secondsSince1970: seconds) == text)
    }

    @Test func `agrees with the C library`() {
        var random = TestSupport.SeededGenerator(33)
        // The years 1000 to 9999, and every second around the turn of a few hundred of them.
        var moments = (0..<4_000).map { _ in Int.random(in: -30_610_224_000...253_402_300_799, using: &random) }
        for year in 1850...2150 {
            var parts = tm()
            parts.tm_year = Int32(year - 1900)
            parts.tm_mday = 1
            let start = timegm(&parts)
            moments += [start - 1, start, start + 59 * 86_400 - 1, start + 59 * 86_400, start + 60 * 86_400]
        }
        for moment in moments {
            #expect(HTTPDate.text(secondsSince1970: moment) == reference(moment), "\(moment)")
        }
    }

    /// No test sets a locale, so that strftime speaks English.
    private func reference(_ seconds: Int) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        var text = [CChar](repeating: 0, count: 64)
        let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
        return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
