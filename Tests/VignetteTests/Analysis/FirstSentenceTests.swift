import Testing
import Vignette

@Suite struct FirstSentenceTests {
    @Test(arguments: [
        ("A red bridge over a river. Two people cross it.", "A red bridge over a river."),
        ("# A bridge\n\nIt is red.", "A bridge"),
        ("> **Bold** and `code`, no end", "Bold and code, no end"),
        ("```swift\nlet a = 1\n```\nSome code.", "let a = 1"),
        ("| a | b |\n|---|---|\n\nA table of two columns.", "A table of two columns."),
        ("A sign by J. R. Smith hangs there. It is old.", "A sign by J. R. Smith hangs there."),
        ("It costs 3.50 e.g. at noon. Cheap.", "It costs 3.50 e.g. at noon."),
        ("赤い橋が川にかかっている。二人が渡る。", "赤い橋が川にかかっている。"),
        ("Is it red? Yes.", "Is it red?"), ("  \n\n- first item\n- second", "first item"),
    ])
    func `the first sentence is found`(text: String, expected: String) {
        #expect(FirstSentence(of: text, limit: 125)?.text == expected)
    }

    @Test(arguments: ["", " \n ", "---", "| - | - |", "12 + 3", "```"])
    func `what has no words has no sentence`(text: String) {
        #expect(FirstSentence(of: text, limit: 125) == nil)
    }

    @Test func `a long one is cut at a word`() {
        let text = String(repeating: "several words, ", count: 30)
        let cut = FirstSentence(of: text, limit: 125)?.text ?? ""
        #expect(cut.count <= 125 && cut.hasSuffix("words…"))
        let long = FirstSentence(of: String(repeating: "x", count: 500), limit: 125)?.text ?? ""
        #expect(long.count == 125 && long.hasSuffix("x…"))
    }

    @Test func `a huge text costs no more than its beginning`() {
        #expect(FirstSentence(of: String(repeating: "\n", count: 3_000_000) + "word", limit: 125) == nil)
    }
}
