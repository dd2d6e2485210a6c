import Bytes
import Foundation
import TestSupport
import Testing

@testable import Pages

/// Texts with which others got scripts into pages. They are no part of the project: VIGNETTE_CORPUS names their folder.
@Suite struct MarkdownCorpusTests {
    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `nothing that ever got through gets through`() throws {
        let texts = try Corpus.rows("xss_markdown.jsonl").map(Self.text)
        #expect(texts.count > 1000)
        var random = SeededGenerator(11)
        for text in texts {
            #expect(MarkdownScanner.trouble(Markdown.html(text).bytes) == nil, "\(text.prefix(200))")
            guard text.utf8.count < 4096 else { continue }
            for variant in Self.variants(of: text, texts, &random) {
                #expect(MarkdownScanner.trouble(Markdown.html(variant).bytes) == nil, "\(variant.prefix(200))")
            }
        }
    }

    /// A text is there as it is, or as pieces with how often each comes.
    private static func text(of row: JSONValue) throws -> String {
        if let text = row["text"]?.string { return text }
        let pieces = try #require(row["gen"]?.array)
        return try pieces.map { String(repeating: try #require($0[0]?.string), count: try #require($0[1]?.int)) }
            .joined()
    }

    /// As a table cell, a label, an address, in code, in a list; cut, and put into another.
    private static func variants(of text: String, _ texts: [String], _ random: inout SeededGenerator) -> [String] {
        let other = texts[Int.random(in: 0..<texts.count, using: &random)].prefix(4096)
        let cut = text.prefix(Int.random(in: 0...text.count, using: &random))
        return [
            "|a|\n|-|\n|\(text)|", "[\(text)](https://a.b)", "[a](\(text))", "[a]: \(text)\n\n[a]",
            "![\(text)](\(text))",
            "`\(text)`", "```\n\(text)", "- [ ] \(text)", "> \(text)", "<\(text)>", "https://a.b/\(text)",
            "\(cut)\(other)", "\(cut)",
        ]
    }
}
