import Testing

@testable import Pages

/// White space: which lines go with a tag, and how partials are indented.
@Suite struct TemplateLineTests {
    @Test(arguments: [
        // A tag alone on its line takes the line with it.
        ("a\n{{#t}}\nb\n{{/t}}\nc\n", "a\nb\nc\n"), ("a\n  {{#t}}\t\nb\n\t{{/t}} \nc", "a\nb\nc"),
        ("{{#t}}\r\nb\r\n{{/t}}\r\nc", "b\r\nc"), ("  {{#t}}\nb\n  {{/t}}", "b\n"), ("{{^f}}\nb\n{{/f}}\n", "b\n"),
        ("a\n {{! x }}\nb", "a\nb"), ("a\n {{! x\ny }} \nb", "a\nb"), ("a\n{{=| |=}}\nb|v|", "a\nbV"), ("{{!x}}", ""),
        ("\n{{!x}}\n\n", "\n\n"), ("{{#t}}\n{{#t}}\nb\n{{/t}}\n{{/t}}\n", "b\n"), ("a\r\n{{!x}}\r\nb", "a\r\nb"),
        // With anything beside it, it takes nothing.
        ("a {{#t}} b {{/t}} c\n", "a  b  c\n"), (" {{#t}}{{/t}} \n", "  \n"), ("{{! x }} a\n", " a\n"),
        ("a {{! x }}\n", "a \n"), (" {{!a}} {{!b}} \n", "   \n"), ("{{!a\n}}{{!b}}\n", "\n"),
        ("a{{!x}}\r\nb", "a\r\nb"),
        ("{{!x}}\rb", "\rb"), ("{{!x}}\r", "\r"), ("a\n \u{A0}{{!x}}\nb", "a\n \u{A0}\nb"),
        // A value never does.
        ("  {{v}}\n", "  V\n"), ("{{none}}\n", "\n"), (" {{{v}}} \n {{&v}}\n", " V \n V\n"),
    ])
    func `a tag takes its line only if it is alone`(template: String, expected: String) throws {
        #expect(try rendered(template, ["t": true, "f": false, "v": "V"]) == expected)
    }

    @Test(arguments: [
        ("[{{>p}}]", "x", "[x]"), ("[{{> p }}]", "{{v}}", "[1\n2]"), ("[{{>p}}]", "", "[]"), ("{{>p}}\n!", "x", "x!"),
        // Alone: each of its lines is indented, but none that a value brings.
        ("  {{>p}}\n!", "a\nb\n", "  a\n  b\n!"), ("\t{{>p}}", "a\nb", "\ta\n\tb"),
        (" {{>p}}\r\n!", "a\r\n", " a\r\n!"),
        (" {{>p}}\n", "{{v}}\nb", " 1\n2\n b"), (" {{>p}}", "a\n\n{{!x}}\nb", " a\n \n b"), (" {{>p}}", "{{!x}}\n", ""),
        (" {{>p}}", "{{#t}}\na{{v}}\n{{/t}}\n", " a1\n2\n"), (" {{>p}}", "a{{!x\ny}}b\nc", " ab\n c"),
        (" {{>p}}", "{{#l}}{{.}}\n{{/l}}", " 7\n8\n"), (" {{>p}}", "{{#l}}\n-{{.}}\n{{/l}}\n", " -7\n -8\n"),
        // Not alone: nothing is.
        ("- {{>p}}\n", "a\nb", "- a\nb\n"), (" {{>p}} {{>p}}\n", "a\nb\n", " a\nb\n a\nb\n\n"),
        // Delimiters stay in their own text.
        ("{{=| |=}}|>p| |v|", "{{v}}", "1\n2 1\n2"), ("{{>p}}{{v}}", "{{=| |=}}|v|", "1\n21\n2"),
    ])
    func `a partial alone on its line is indented`(template: String, partial: String, expected: String) throws {
        let value: TemplateValue = ["t": true, "v": "1\n2", "l": [7, 8]]
        #expect(try rendered(template, value, partials: ["p": partial]) == expected)
    }

    @Test func `indentations add up`() throws {
        let partials = ["a": "a\n {{>b}}\na", "b": "b\nb\n{{>c}}\n", "c": "c\n"]
        #expect(try rendered("  {{>a}}\n.", partials: partials) == "  a\n   b\n   b\n   c\n  a.")
    }

    @Test func `a partial sees what is around it and can hold itself`() throws {
        let partials = ["node": "{{name}}({{#inner}}{{>node}}{{/inner}})"]
        let tree: TemplateValue = ["name": "a", "inner": [["name": "b", "inner": []], ["name": "c", "inner": []]]]
        #expect(try rendered("{{>node}}", tree, partials: partials) == "a(b()c())")
    }

    @Test func `a partial that never ends is ended`() throws {
        let once = try rendered("{{>p}}", ["t": true], partials: ["p": "({{#t}}{{>p}}{{/t}})"])
        #expect(once.hasPrefix("((((") && once.contains("lies too deep in itself"))
        let twice = try rendered("{{>p}}", partials: ["p": "{{>p}}{{>p}}"])
        #expect(twice.utf8.count < 100 * TemplateRenderer.partialLimit)
    }
}
