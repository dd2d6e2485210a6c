/// The name in a tag: parts with periods between them; no part at all is the one period that stands for the innermost
/// value.
struct TemplateName: Sendable, Equatable {
    let parts: [String]

    static let innermost = TemplateName(parts: [])

    /// Nil for what is no name: a part is empty.
    init?(_ text: String) {
        if text == "." {
            self = .innermost
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.contains("") { return nil }
        self.init(parts: parts)
    }

    private init(parts: [String]) {
        self.parts = parts
    }
}
