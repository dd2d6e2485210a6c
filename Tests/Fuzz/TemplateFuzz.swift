@testable import Pages

/// A template, filled with what is escaped wherever it stands.
enum TemplateFuzz {
    static func run(_ input: FuzzInput) {
        let text = String(decoding: input.bytes, as: UTF8.self)
        guard let template = try? Template(parsing: text, name: "fuzz") else { return }
        let value: TemplateValue = [
            "a": "\u{1}<\"'&>", "b": [["a": 1], ["b": false], "\u{1}"],
            "c": ["a": ["b": .html(SafeHTML(safe: [0x41]))]],
        ]
        var renderer = TemplateRenderer(["a": template], value)
        renderer.render(template.nodes)
        let signs = renderer.output.count { $0 == 1 }
        expect(input.bytes.contains(1) || signs == 0, "no control character of a value comes out")
        expect(String(validating: renderer.output, as: UTF8.self) != nil, "what comes out is UTF-8")
    }
}
