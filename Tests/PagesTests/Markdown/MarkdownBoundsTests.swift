import Testing

@testable import Pages

@Suite struct MarkdownBoundsTests {
    private func html(_ text: String) -> String {
        let bytes = Markdown.html(text).bytes
        #expect(MarkdownScanner.trouble(bytes) == nil)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Far more than it takes, and far less than without the bounds, which is minutes for many of these.
    @Test(arguments: HardTexts.all)
    func `takes no time by the square of the length`(text: HardTexts.Text) {
        let input = text.make(Markdown.limit)
        let start = ContinuousClock.now
        let output = Markdown.html(input).bytes
        let time = start.duration(to: .now)
        #expect(time < .seconds(15))
        #expect(MarkdownScanner.trouble(output) == nil)
        #expect(output.count < 16 * Markdown.limit)
        if verbose { print("hard text \(text.name): \(time), \(output.count) bytes") }
    }

    @Test func `leaves out what is beyond the limit and says so`() {
        let letters = String(repeating: "é", count: Markdown.limit / 2)
        let note = "<p>… the rest is left out</p>\n"
        #expect(!html(letters).contains(note))
        #expect(html(letters + "a").hasSuffix(note))
        let odd = html("a" + letters)
        #expect(odd.hasSuffix(note))
        #expect(odd.count { $0 == "é" } == Markdown.limit / 2 - 1)
    }

    @Test func `elements that lie too deep are their text`() {
        let quotes = html(String(repeating: "> ", count: 100) + "*a* `b`\n> c")
        #expect(quotes.contains("&gt; "))
        #expect(quotes.contains("*a* `b`") || quotes.contains("a b"))
        let inline = html(String(repeating: "*a **b ", count: 100) + "[c](https://d)" + String(repeating: "** *", count: 100))
        #expect(inline.contains("c"))
        let lists = html((0..<38).map { String(repeating: "  ", count: $0) + "- a\($0)\n" }.joined() + "\n    |x|\n    |-|\n")
        for depth in 0..<38 { #expect(lists.contains("a\(depth)")) }
    }

    @Test func `a table of ordinary size stays one`() {
        let rows = (0..<200).map { "| \($0) | b | c | d | e | f | g | h |\n" }.joined()
        let text = "| a | b | c | d | e | f | g | h |\n|---|:--|---|---|---|---|---|--:|\n" + rows
        #expect(html(text).components("<tr>") == 202)
    }

    @Test func `a text of several pieces loses nothing and keeps its blocks whole`() {
        let paragraphs = (0..<3000).map { "paragraph \($0) *x*\n\n- a\n- b\n" }
        let output = html(paragraphs.joined(separator: "\n"))
        for number in 0..<3000 { #expect(output.contains("<p>paragraph \(number) <em>x</em></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")) }
    }

    @Test func `code that is cut goes on as code`() {
        let code = (0..<4000).map { "line \($0) *x*\n" }.joined()
        let output = html("```\n" + code + "```\n\n*end*")
        #expect(!output.contains("<em>x"))
        #expect(output.hasSuffix("<p><em>end</em></p>\n"))
        #expect(output.replacing("</code></pre>\n<pre><code>", with: "") == "<pre><code>\(code)</code></pre>\n<p><em>end</em></p>\n")
    }
}

extension String {
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count + 1 }
}

private let verbose = true
