/// What a model wrote, as it stands on a page.
enum Prose {
    static func html(_ text: String) -> SafeHTML {
        var output: [UInt8] = Array("<p>".utf8)
        HTMLText.append(text, to: &output)
        return SafeHTML(safe: output + "</p>".utf8)
    }
}
