import Testing

@testable import Pages

@Suite struct TemplateValueTests {
    private static let markup: TemplateValue = .html(SafeHTML(safe: Array("<b>&amp;</b>".utf8)))

    @Test(arguments: [
        ("<a href=\"x\" b='y'>&", "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;"), ("plain ü 猫 🐈", "plain ü 猫 🐈"),
        ("a\tb\nc", "a\tb\nc"), ("a\r\nb\rc\r\r\n", "a\nb\nc\n\n"),
        ("\u{0}\u{1B}[2J\u{7F}", "\u{FFFD}\u{FFFD}[2J\u{FFFD}"),
        ("\u{80}\u{9F}\u{A0}é", "\u{FFFD}\u{FFFD}\u{A0}é"), ("\u{202E}fdp", "\u{202E}fdp"), ("{{x}}", "{{x}}"),
        ("", ""),
    ])
    func `writes a text escaped whatever the tag`(text: String, expected: String) throws {
        for tag in ["{{v}}", "{{{v}}}", "{{&v}}", "{{#v}}{{.}}{{/v}}", "{{#v}}{{{.}}}{{/v}}"] {
            #expect(try rendered(tag, ["v": .text(text)]) == expected, "\(tag)")
        }
    }

    @Test func `writes HTML as it is only where the tag asks`() throws {
        #expect(try rendered("{{{v}}} {{& v }}", ["v": Self.markup]) == "<b>&amp;</b> <b>&amp;</b>")
        #expect(try rendered("{{v}}", ["v": Self.markup]) == "&lt;b&gt;&amp;amp;&lt;/b&gt;")
    }

    @Test(
        arguments: [
            (85, "85"), (-1, "-1"), (.number(.min), "-9223372036854775808"), (true, "true"), (false, "false"),
            (.nothing, ""), (["a", "b"], ""), (["a": "b"], ""), (TemplateValue(nil), ""), (TemplateValue("a"), "a"),
        ] as [(TemplateValue, String)])
    func `writes numbers and flags and nothing of what holds others`(value: TemplateValue, expected: String) throws {
        #expect(try rendered("{{v}}", ["v": value]) == expected)
        #expect(try rendered("{{{v}}}", ["v": value]) == expected)
    }

    @Test(
        arguments: [
            ("a", true), ("", false), (0, false), (-3, true), (true, true), (false, false), ([], false),
            ([false], true),
            ([:], true), (.nothing, false), (markup, true), (.html(SafeHTML(safe: [])), false),
        ] as [(TemplateValue, Bool)])
    func `knows what counts as true`(value: TemplateValue, isTrue: Bool) throws {
        #expect(value.isTrue == isTrue)
        #expect(try rendered("{{#v}}yes{{/v}}{{^v}}no{{/v}}", ["v": value]) == (isTrue ? "yes" : "no"))
    }

    @Test func `can be written as literals`() {
        let name = "x"
        #expect(
            ["a": "1\(name)", "b": [2, true]] as TemplateValue
                == .object(["a": .text("1x"), "b": .list([.number(2), .flag(true)])]))
        #expect(["a": 1, "a": 2] as TemplateValue == .object(["a": .number(2)]))
    }
}
