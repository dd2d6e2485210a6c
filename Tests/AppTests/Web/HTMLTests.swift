import Testing

@testable import App

@Suite struct HTMLTests {
    @Test(arguments: [
        ("", ""), ("plain é😀", "plain é😀"), ("<script>", "&lt;script&gt;"), ("a&b", "a&amp;b"), ("&lt;", "&amp;lt;"),
        ("\"'", "&quot;&#39;"), ("a\" onload='x'", "a&quot; onload=&#39;x&#39;"), ("a\r\nb", "a\r\nb"),
        ("<\u{338}>", "&lt;\u{338}&gt;"), ("\"\u{301}", "&quot;\u{301}"),
    ])
    func `text stands in HTML as text`(text: String, escaped: String) {
        #expect(Array(HTML.escape(text).utf8) == Array(escaped.utf8))
    }
}
