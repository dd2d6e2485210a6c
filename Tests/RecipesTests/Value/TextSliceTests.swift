import Testing

@testable import Recipes

@Suite struct TextSliceTests {
    @Test(arguments: [
        (0, -1, "hell"), (0, 5, "hello"), (1, 3, "el"), (-3, -1, "ll"), (-100, 100, "hello"), (3, 1, ""), (5, 9, ""),
        (Int.min, Int.max, "hello"), (Int.max, Int.min, ""), (-1, Int.max, "o"), (0, 0, ""), (2, 2, ""),
    ])
    func `is cut as Python's slices`(_ start: Int, _ end: Int, _ part: String) {
        #expect(Text("hello").slice(from: start, to: end) == Text(part))
    }

    @Test(arguments: [
        (0, -1, "a\u{e9}e\u{301}"), (1, 3, "\u{e9}e"), (-1, Int.max, "🙂"), (3, 5, "\u{301}🙂"), (-2, -1, "\u{301}"),
    ])
    func `is cut between code points`(_ start: Int, _ end: Int, _ part: String) {
        #expect(Text("a\u{e9}e\u{301}🙂").slice(from: start, to: end) == Text(part))
    }

    @Test func `has code points`() {
        #expect(Text("e\u{301}\r\n🙂").codePoints == ["e", "\u{301}", "\r", "\n", "🙂"])
        #expect(Text("").codePoints.isEmpty)
    }

    @Test(arguments: [
        ("  a b\t\n", "a b"), ("\u{3000}日\u{a0}", "日"), ("\u{1c}a\u{1f}", "a"), ("\u{200b}a", "\u{200b}a"),
        (" \u{2028} ", ""),
        ("", ""), ("\u{85}é\u{205f}", "é"), ("\u{feff}a", "\u{feff}a"),
    ])
    func `loses white space at both ends`(_ text: String, _ trimmed: String) {
        #expect(Text(text).trimmed == Text(trimmed))
    }

    @Test(arguments: [
        ("a", "'a'"), ("it's", "\"it's\""), ("\"", "'\"'"), ("'\"", "'\\'\"'"), ("a\\b", "'a\\\\b'"),
        ("\n\r\t", "'\\n\\r\\t'"),
        ("\u{0}\u{7f}", "'\\x00\\x7f'"), ("\u{a0}\u{ad}", "'\\xa0\\xad'"), ("\u{200b}", "'\\u200b'"), ("é日🙂", "'é日🙂'"),
        ("\u{e000}", "'\\ue000'"), ("\u{10ffff}", "'\\U0010ffff'"), ("\u{3000}", "'\\u3000'"),
        ("\u{1f6d8}", "'\\U0001f6d8'"),
        ("\u{1f6dc}", "'\\U0001f6dc'"), ("\u{2ebf0}", "'\\U0002ebf0'"), ("\u{301}", "'\u{301}'"), ("", "''"),
    ])
    func `is written with escapes`(_ text: String, _ written: String) {
        #expect(String(decoding: Text(text).written, as: UTF8.self) == written)
    }

    @Test func `is written whole where it is long`() {
        let text = Text(String(repeating: "é🙂\n", count: 60_000))
        #expect(String(decoding: text.written, as: UTF8.self) == "'" + String(repeating: "é🙂\\n", count: 60_000) + "'")
    }
}
