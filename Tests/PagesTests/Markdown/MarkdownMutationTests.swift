import TestSupport
import Testing

@testable import Pages

/// Texts made up of pieces of markdown, HTML and addresses, from fixed seeds.
@Suite struct MarkdownMutationTests {
    private static let pieces = [
        "a", "ü猫", " ", "  ", "\n", "\n\n", "\t", "    ", "> ", "- ", "1. ", "# ", "*", "**", "_", "~~", "`", "```\n",
        "~~~", "[", "]", "](", "(",
        ")", "![", "[a]", "[a]: ", "<", ">", "</", "<script>", "</p>", "<!--", "-->", "<br>", "<a href=\"", "\"", "'",
        "&", "&lt;", "&#x3c;",
        "&#0;", "&#xFFFE;", "&#xFFFF;", "&#xD800;", "\\", "|", "|-|-|\n", "|a|b|\n", ":-:", "---\n", "===\n", "- [x] ",
        "https://a.b/c", "http://", "www.",
        "@", "a@b.cd",
        "javascript:", "javascript&colon;", "data:text/html,", "//", "mailto:", "\u{0}", "\u{1B}", "\r", "\u{202E}",
        "\u{FFFD}", "\u{2028}",
        "%22", "onload=", "{{", "}}",
    ]

    @Test(arguments: 0..<8)
    func `whatever is put together, the HTML is whole`(seed: UInt64) {
        var random = SeededGenerator(seed)
        for _ in 0..<60 {
            let count = Int.random(in: 1...60, using: &random)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            let bytes = Markdown.html(text).bytes
            #expect(MarkdownScanner.trouble(bytes) == nil, "\(text.debugDescription)")
            #expect(Markdown.html(text).bytes == bytes)
        }
    }

    /// What the asker sees is never less than what a plain reader would: every word of the text is in the HTML. Only
    /// tables may lose some: a cell beyond the width of its table is none, says the format.
    @Test(arguments: 8..<12)
    func `no word is lost`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let marks = [
            "*", "**", "~~", "`", " ", "\n", "\n\n", "> ", "- ", "# ", "<b>", "</b>", "|", "\n```\n", "&", "!", "(",
            ")",
        ]
        for round in 0..<100 {
            let words = (0..<20).map { "w\(round)x\($0)y" }
            let text = words.map { $0 + (marks.randomElement(using: &random) ?? "") }.joined(separator: " ")
            let html = String(decoding: Markdown.html(text).bytes, as: UTF8.self)
            for word in words where !html.contains(word) {
                Issue.record("\(word) is lost from \(text.debugDescription)")
            }
        }
    }

    @Test func `many at once read the same as one after the other`() async {
        let texts = (0..<64).map { "~~a\($0)~~ https://a.b/\($0)\n\n|x|\n|-|\n|~~y~~|\n\n- [x] z" }
        let expected = texts.map { Markdown.html($0) }
        let found = await withTaskGroup(of: (Int, SafeHTML).self) { group in
            for (number, text) in texts.enumerated() { group.addTask { (number, Markdown.html(text)) } }
            return await group.reduce(into: [Int: SafeHTML]()) { $0[$1.0] = $1.1 }
        }
        for (number, html) in expected.enumerated() { #expect(found[number] == html) }
    }
}
