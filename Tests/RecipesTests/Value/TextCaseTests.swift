import Testing

@testable import Recipes

@Suite struct TextCaseTests {
    @Test(arguments: [
        ("Hello", "hello"), ("ÀÉ STRASSE", "àé strasse"), ("ΑΣ", "ας"), ("ΑΣΑ", "ασα"), ("Σ", "σ"), ("ΑΣ.", "ας."),
        ("Α'Σ'", "α'ς'"), ("ΑΣ'Α", "ασ'α"), (" Σ", " σ"), ("ΑΣ ΑΣ", "ας ας"), ("ΑΣΣ", "ασς"), ("İ", "i\u{307}"),
        ("Ǆ", "ǆ"), ("ẞ", "ß"), ("日本", "日本"), ("Ⅷ", "ⅷ"), ("\u{10400}", "\u{10428}"), ("Ა", "ა"),
        ("A\u{1c89}", "a\u{1c89}"),
        ("a\u{295}Σ", "a\u{295}ς"), ("A\u{1171e}Σ", "a\u{1171e}ς"), ("A\u{301}Σ\u{301}", "a\u{301}ς\u{301}"),
    ])
    func `becomes small`(_ text: String, _ lower: String) {
        #expect(Text(text).lowercased == Text(lower))
    }

    @Test(arguments: [
        ("hello", "HELLO"), ("straße", "STRASSE"), ("ﬁ", "FI"), ("ŉ", "ʼN"), ("ας", "ΑΣ"), ("ı", "I"),
        ("i\u{307}", "I\u{307}"),
        ("ǆ", "Ǆ"), ("\u{390}", "\u{399}\u{308}\u{301}"), ("ᾳ", "ΑΙ"), ("და", "ᲓᲐ"), ("\u{10428}", "\u{10400}"),
        ("ÿ", "Ÿ"), ("µ", "Μ"),
        ("\u{19b}\u{264}", "\u{19b}\u{264}"), ("🙂x", "🙂X"), ("1é", "1É"),
    ])
    func `becomes large`(_ text: String, _ upper: String) {
        #expect(Text(text).uppercased == Text(upper))
    }

    @Test func `takes linear time for sigmas among marks`() {
        let text = Text("Α" + String(repeating: "Σ''", count: 50_000))
        #expect(text.lowercased.count == text.count)
        let marks = Text("Α" + String(repeating: "'", count: 100_000) + "Σ")
        #expect(marks.lowercased.string.hasSuffix("'ς"))
    }
}
