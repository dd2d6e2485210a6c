import Testing

@testable import Pages

@Suite struct MarkdownTests {
    private func html(_ text: String) -> String {
        let bytes = Markdown.html(text).bytes
        #expect(MarkdownScanner.trouble(bytes) == nil, "\(text)")
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let rel = "rel=\"nofollow noopener ugc\""

    @Test(arguments: [
        ("", ""), ("A cat.", "<p>A cat.</p>\n"), ("a\nb\r\nc\rd", "<p>a\nb\nc\nd</p>\n"), ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
        ("*a* **b** ~~c~~ `d<`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>\n"),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n<h6>f</h6>\n"),
        ("a\n===\nb\n---", "<h3>a</h3>\n<h4>b</h4>\n"), ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        ("> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"), ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("7) a", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"), ("0. a", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"), ("-", "<ul>\n<li></li>\n</ul>\n"),
        ("- [ ] a\n- [x] *b*", "<ul>\n<li>☐ a</li>\n<li>☑ <em>b</em></li>\n</ul>\n"),
        ("- [x] a\n\n- b", "<ul>\n<li>\n<p>☑ a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"), ("    a\n", "<pre><code>a\n</code></pre>\n"),
        (
            "|a|b|c|d|\n|-|:-|-:|:-:|\n|1|*2*|3|",
            """
            <table>
            <thead>
            <tr><th>a</th><th class="align-left">b</th><th class="align-right">c</th><th class="align-center">d</th></tr>
            </thead>
            <tbody>
            <tr><td>1</td><td class="align-left"><em>2</em></td><td class="align-right">3</td><td class="align-center"></td></tr>
            </tbody>
            </table>

            """
        ), ("|a|\n|-|", "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n</table>\n"),
        ("|a|\n|-|\n|b<br>c<BR />d|", "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n<tr><td>b<br>\nc<br>\nd</td></tr>\n</tbody>\n</table>\n"),
        ("&amp; &lt;b&gt; &copy; &#x202E; &#0;&#1;", "<p>&amp; &lt;b&gt; © \u{202E} \u{FFFD}\u{FFFD}</p>\n"),
        ("a\u{0}b \u{1B}[0m", "<p>a\u{FFFD}b \u{FFFD}[0m</p>\n"), ("\"it's\"", "<p>&quot;it&#39;s&quot;</p>\n"),
        ("a[^1]\n\n[^1]: b", "<p>a^1</p>\n"),
    ])
    func `renders markdown with few elements`(text: String, expected: String) {
        #expect(html(text) == expected)
    }

    @Test(arguments: [
        ("<script>alert(1)</script>", "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>\n"),
        ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"), ("<!-- a -->", "<pre><code>&lt;!-- a --&gt;\n</code></pre>\n"),
        ("a <br onload=x>", "<p>a &lt;br onload=x&gt;</p>\n"), ("a <img src=x onerror=y>", "<p>a &lt;img src=x onerror=y&gt;</p>\n"),
        ("<div>\n*a*\n\n*b*", "<pre><code>&lt;div&gt;\n*a*\n</code></pre>\n<p><em>b</em></p>\n"),
        ("`</code><script>`", "<p><code>&lt;/code&gt;&lt;script&gt;</code></p>\n"),
        ("```\n</code></pre><script>\n```", "<pre><code>&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;\n</code></pre>\n"),
    ])
    func `shows HTML as text`(text: String, expected: String) {
        #expect(html(text) == expected)
    }

    @Test(arguments: [
        ("[a](https://b.c/d?e=f&g#h)", "<a href=\"https://b.c/d?e=f&amp;g#h\" \(rel)>a</a>"),
        ("[*a*](HTTP://b.c \"title\")", "<a href=\"HTTP://b.c\" \(rel)><em>a</em></a>"), ("<https://b.c>", "<a href=\"https://b.c\" \(rel)>https://b.c</a>"),
        ("[a](mailto:b@c.d)", "<a href=\"mailto:b@c.d\" \(rel)>a</a>"), ("<b@c.d>", "<a href=\"mailto:b@c.d\" \(rel)>b@c.d</a>"),
        ("[](https://b.c)", "<a href=\"https://b.c\" \(rel)>https://b.c</a>"), ("[a]\n\n[a]: https://b.c", "<a href=\"https://b.c\" \(rel)>a</a>"),
        ("![a](https://b.c/d.png)", "<a href=\"https://b.c/d.png\" \(rel)>a</a>"), ("![](http://b.c/d)", "<a href=\"http://b.c/d\" \(rel)>http://b.c/d</a>"),
        ("[![a](https://b.c/d)](https://e.f)", "<a href=\"https://e.f\" \(rel)>a</a>"), ("[https://a.b](https://c.d)", "<a href=\"https://c.d\" \(rel)>https://a.b</a>"),
        ("![a [b](https://c.d)](https://e.f)", "<a href=\"https://e.f\" \(rel)>a b</a>"), ("see https://a.b.", "see <a href=\"https://a.b\" \(rel)>https://a.b</a>."),
        ("(www.a.b)", "(<a href=\"http://www.a.b\" \(rel)>www.a.b</a>)"), ("to a@b.cd,", "to <a href=\"mailto:a@b.cd\" \(rel)>a@b.cd</a>,"),
        ("https://a.b/c_d_e&amp;f", "<a href=\"https://a.b/c_d_e&amp;f\" \(rel)>https://a.b/c_d_e&amp;f</a>"),
    ])
    func `links lead to the web or a mailbox`(text: String, expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#x0A;script:alert(1)", "javascript&colon;alert(1)", "&#1;javascript:a",
        "data:text/html,x", "data:image/png;base64,AA==", "vbscript:x", "file:///etc/passwd", "//b.c", "/a", "a.html", "#a", "?a", "",
        "\\\\b.c", "https:b.c", "https:/b.c", "https:\\\\b.c", "https://", "https:///b", "https://?a", "https://a@b.c", "https://a%40b.c",
        "https://a\\@b.c", "ht&Tab;tps://b.c", "https&#58&#59;//b.c", "https%3A//b.c", "blob:https://b.c", "view-source:https://b.c",
        "<https://b c>", "https://b&NewLine;.c", "mailto:", "mailto:x", "mailto:?subject=a@b", "tel:1", "ftp://b.c", "x:https://b.c",
    ])
    func `other links are their label`(address: String) {
        #expect(!html("[label](\(address))").contains("<a href=\"\(address)"))
        #expect(!html("[label]: \(address)\n\n[label]").contains("label</a>"))
        #expect(!html("[label](\(address)) ![label](\(address))").contains("label</a>"))
        #expect(!html("<\(address)>").lowercased().contains("href=\"javascript"))
    }

    @Test func `a picture whose address is none shows its description`() {
        #expect(html("![a *b*](data:image/png;base64,AA==) ![c](d.png) ![e](mailto:a@b.c)") == "<p>a <em>b</em> c e</p>\n")
    }
}
