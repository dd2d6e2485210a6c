import Testing
import Vignette

@testable import Pages

@Suite struct WordingTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1234, "-1,234")])
    func `numbers are grouped`(value: Int, text: String) {
        #expect(Wording.number(value) == text)
    }

    @Test(
        arguments: [
            (0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KB"), (139_300, "136 KB"), (1 << 20, "1 MB"),
            (2_310_000, "2.2 MB"), (20 << 20, "20 MB"),
        ])
    func `sizes have a unit`(count: Int, text: String) {
        #expect(Wording.bytes(count) == text)
    }

    @Test(
        arguments: [
            (0, "0 s"), (40, "0 s"), (1340, "1.3 s"), (9_950, "9.9 s"), (12_400, "12 s"), (59_900, "1 min"),
            (185_000, "3 min 5 s"),
        ])
    func `times are short`(milliseconds: Int, text: String) {
        #expect(Wording.duration(.milliseconds(milliseconds)) == text)
    }

    @Test(arguments: [
        (0, "about 1 s"), (4, "about 4 s"), (38, "about 40 s"), (61, "about 1 min"), (7200, "about 2 hours"),
    ])
    func `a guess does not pretend to be exact`(seconds: Int, text: String) {
        #expect(Wording.rough(.seconds(seconds)) == text)
    }

    @Test(arguments: [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th")])
    func `places in line are counted`(value: Int, text: String) {
        #expect(Wording.ordinal(value) == text)
    }

    @Test(
        arguments: [
            ("de", "de"), ("pt-BR", "pt-BR"), ("zh_Hans", "zh-Hans"), ("haw", "haw"), ("German", nil), ("Twi", nil),
            ("", nil), ("de-", nil), ("de\" onload=\"x", nil), ("x", nil),
        ] as [(String, String?)])
    func `only a tag becomes a lang attribute`(text: String, tag: String?) {
        #expect(LanguageTag(text)?.text == tag)
    }
}
