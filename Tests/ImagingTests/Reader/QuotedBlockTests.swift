internal import Testing

@testable import Imaging

@Suite struct QuotedBlockTests {
    @Test(arguments: [
        ("a", "```text\na\n```"),
        ("a\n", "```text\na\n```"),
        ("```\n# Own words", "````text\n```\n# Own words\n````"),
        ("`````", "``````text\n`````\n``````"),
        ("~~~\n</code></pre><script>", "```text\n~~~\n</code></pre><script>\n```"),
        ("a\rb\r\nc\u{2028}d\u{2029}e", "```text\na\nb\nc\nd\ne\n```"),
        ("a\u{0}\u{1B}[31m\u{B}\u{85}b", "```text\na\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}b\n```"),
        ("\u{202E}exe\u{2066}", "```text\n\u{FFFD}exe\u{FFFD}\n```"),
        ("\u{1F469}\u{200D}\u{1F469}", "```text\n\u{1F469}\u{200D}\u{1F469}\n```"),
    ])
    func `nothing in the text ends the block`(text: String, block: String) {
        #expect(QuotedBlock.markdown(text) == block)
    }

    @Test(arguments: ["```", "````\n```\n``", "\n`````text\n", "a```b````c"])
    func `the fence is longer than any in the text`(text: String) {
        let lines = QuotedBlock.markdown(text).split(separator: "\n", omittingEmptySubsequences: false)
        let fence = lines[lines.count - 1]
        #expect(lines[0] == fence + "text")
        #expect(lines.dropFirst().dropLast().allSatisfy { !$0.contains(fence) })
    }

    @Test func `takes linear time`() {
        let text = String(repeating: "`\r", count: 500_000)
        #expect(QuotedBlock.markdown(text).utf8.count < 1_100_000)
    }
}
