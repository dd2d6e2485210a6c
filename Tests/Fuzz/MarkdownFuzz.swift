import TestSupport

@testable import Pages

/// The answer of a model.
enum MarkdownFuzz {
    static func run(_ input: FuzzInput) {
        let text = String(decoding: input.bytes, as: UTF8.self)
        let html = Markdown.html(text).bytes
        let trouble = MarkdownScanner.trouble(html)
        expect(trouble == nil, "only what is allowed comes out: \(trouble ?? "")")
        expect(html.count < 64 * (text.utf8.count + 1024), "the HTML is not much longer than the text")
        for link in BareLinks(Array(text.utf8)) {
            expect(link.range.upperBound <= text.utf8.count && !link.range.isEmpty, "an address lies in the text")
        }
        // A host of other letters is written by percent signs, which a host is not taken with.
        guard let target = LinkTarget(text.utf8), text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        expect(
            LinkTarget(target.href) != nil || target.href.count > LinkTarget.limit, "an address that is written is one")
    }
}
