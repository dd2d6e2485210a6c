import Testing

@testable import Pages

@Suite struct MarkdownGuardTests {
    private func guarded(_ text: String) -> String {
        String(decoding: MarkdownGuard.guarded(Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        "", "\n", "a\n\nb", "> > > a", "- - - - - - -", "1. 2) + * a", String(repeating: "- ", count: 100), String(repeating: "*", count: 100),
        String(repeating: "=", count: 100), String(repeating: "a|", count: 100), "|a|b|\n|-|-|\n|1|2|", "---\n|:-:|", "    - a", "-----\n-----",
        String(repeating: " ", count: 200) + "a",
    ])
    func `leaves what people write alone`(text: String) {
        #expect(guarded(text) == text)
    }

    @Test func `makes text of markers that go too deep`() {
        let quotes = String(repeating: "> ", count: MarkdownGuard.depthLimit)
        #expect(guarded(quotes + "> > a") == quotes + "\\> > a")
        let lists = String(repeating: "- ", count: MarkdownGuard.depthLimit)
        #expect(guarded(lists + "12. a") == lists + "12\\. a")
        #expect(guarded(lists + "12a. a") == lists + "12a. a")
        let blanks = String(repeating: " ", count: 2 * MarkdownGuard.depthLimit)
        #expect(guarded(blanks + "+ a") == blanks + "\\+ a")
        let tabs = String(repeating: "\t", count: MarkdownGuard.depthLimit / 2)
        #expect(guarded(tabs + "* a") == tabs + "\\* a")
    }

    @Test func `makes text of rows that would begin too much of a table`() {
        let mismatched = String(repeating: "a|\n-|-|\n", count: MarkdownGuard.tableLimit)
        #expect(guarded(mismatched) == mismatched)
        #expect(guarded(mismatched + "> |-|") == mismatched + "> \\|-|")
        #expect(guarded(mismatched + "\n|-|") == mismatched + "\n|-|")
        let wide = String(repeating: "|-", count: 200)
        let rows = String(repeating: "\na", count: 200)
        #expect(guarded("a\n" + wide + rows) == "a\n\\" + wide + rows)
        #expect(guarded("a\n" + wide + "\n\n" + rows) == "a\n" + wide + "\n\n" + rows)
    }
}
