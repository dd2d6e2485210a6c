import TestSupport
import Testing

@testable import Pages

@Suite struct MarkdownPiecesTests {
    private func html(_ text: String, pieceSize: Int = MarkdownPieces.size) -> String {
        let bytes = Markdown.html(text, pieceSize: pieceSize).bytes
        #expect(MarkdownScanner.trouble(bytes) == nil, "\(text.debugDescription)")
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        "- ```\n  x\n  ```", "1. ```\n   x\n   ```", "> ```\n> x\n> ```", "- a\n\n  ```\n  x\n  ```",
        "- ```\n  x",
        "> ~~~\n> x", "> - ```\n>   x\n>   ```", "    ```\n    x", "- a\n\n      ```",
        "- - ```\n    x\n    ```",
        "````\n```\n````", "a\n    ```",
    ])
    func `code in a list, a quote or code is over where that is`(code: String) {
        let output = html(code + "\n\n" + String(repeating: "Para *em* one.\n\n", count: 2500))
        #expect(output.ranges(of: "<p>Para <em>em</em> one.</p>").count == 2500)
    }

    private static let blocks = [
        "Para *em* one.", "Two\nlines `code`", "# Head", "Under\n===", "- a\n- b",
        "- a\n\n  b *c*\n\n  - d\n- e",
        "1. x\n2. y\n\n   z", "- ```\n  x *y*\n  ```", "- a\n\n  ```\n  x\n  ```\n  b", "> q *r*\n> s",
        "---",
        "> ```\n> x\n> ```", "> - ~~~\n>   x\n>   ~~~", "    ```\n    x", "~~~ info\n*x*\n\ny\n~~~",
        "````\n```\n````",
        "|a|b|\n|-|-|\n|c|*d*|", "words\n|a|\n|-|\n|b|", "<div>\n*x*\n</div>", "- > ```\n  > x",
        "+ ```\n  open",
        "* a\n  1. ```\n     x\n     ```", "10. ```\n    x\n    ```", "> a\nlazy *b*", "- a\nlazy",
        "```\n- x\n\n*y*\n```",
    ]

    /// But for where lists and quotes begin and end, whether their items stand close together, and where code that is
    /// longer than a piece was cut.
    private func essence(_ html: String) -> String {
        var text = html.replacing("\n", with: "").replacing("</code></pre><pre><code>", with: "")
        for tag in ["ul", "ol", "blockquote", "p"] {
            text = text.replacing("<\(tag)>", with: "").replacing("</\(tag)>", with: "")
        }
        return text.replacing(#/<ol start="[0-9]+">/#, with: "")
    }

    @Test(arguments: 20..<24)
    func `pieces say what the whole says`(seed: UInt64) {
        var random = SeededGenerator(seed)
        for _ in 0..<12 {
            var text = ""
            while text.utf8.count < 6000 {
                text += Self.blocks.randomElement(using: &random) ?? ""
                text += Int.random(in: 0..<4, using: &random) == 0 ? "\n" : "\n\n"
            }
            let whole = essence(html(text))
            for size in [512, 1024, 3000] {
                #expect(MarkdownPieces(Array(text.utf8), size: size).map(\.self).count > 1)
                let pieces = essence(html(text, pieceSize: size))
                guard pieces != whole else { continue }
                let place = zip(pieces, whole).prefix { $0 == $1 }.count - 100
                let found = pieces.dropFirst(place).prefix(200)
                Issue.record(
                    "\(size): \(found) for \(whole.dropFirst(place).prefix(200)) in \(text.debugDescription)")
            }
        }
    }

    @Test(arguments: 30..<34)
    func `no word is lost wherever a cut has to be made`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let marks = [
            " ", "\n", "\n\n", "\n> ", "\n- ", "\n  - ", "\n1. ", "\n    ", "\n```\n", "\n  ~~~\n",
            "\n\t", "*",
        ]
        for round in 0..<30 {
            let words = (0..<60).map { "w\(round)x\($0)y" }
            let text = words.map { $0 + (marks.randomElement(using: &random) ?? "") }.joined(
                separator: " ")
            for size in [64, 200] {
                let output = html(text, pieceSize: size)
                for word in words where !output.contains(word) {
                    Issue.record("\(word) is lost from \(text.debugDescription) at \(size)")
                }
            }
        }
    }

    @Test(arguments: [
        ("- ```\n", "  ", "  ```\n"), ("- a\n\n  ```\n", "  ", "  ```\n"),
        ("1. ````\n", "   ", "   ````\n"),
        ("> ~~~\n", "> ", "> ~~~\n"), ("> 10. a\n>\n>     ```\n", ">     ", ">     ```\n"),
        ("-\t```\n", "\t", "\t```\n"),
        ("- > - ```\n", "  >   ", "  >   ```\n"), ("- ```\n", "  ", ""),
    ])
    func `code in a list or a quote goes on as code, up to its end`(
        start: String, indentation: String, end: String
    ) {
        let code = (0..<3000).map { "\(indentation)line \($0) *x*\n" }.joined()
        let output = html(start + code + end + "\n*end*\n")
        #expect(!output.contains("<em>x"))
        #expect(output.hasSuffix("<p><em>end</em></p>\n"))
        #expect(output.ranges(of: " *x*\n").count == 3000)
    }

    @Test func `a long list is cut between its items`() {
        let output = html((1...3000).map { "\($0). item *\($0)*\n" }.joined())
        #expect(output.ranges(of: "<li>item <em>").count == 3000)
        #expect(output.ranges(of: "<ol start=").count == output.ranges(of: "<ol").count - 1)
        let loose = html((1...3000).map { "- item\n\n  *\($0)*\n\n" }.joined())
        #expect(loose.ranges(of: "<li>\n<p>item</p>\n<p><em>").count == 3000)
    }

    @Test func `quotes that hold almost all are cut inside`() {
        var text = ""
        for depth in 0..<30 { text += String(repeating: "> ", count: depth) + "- a\n" }
        text += String(
            repeating: String(repeating: "> ", count: 30) + "*b*\n" + String(repeating: "> ", count: 30)
                + "\n",
            count: 500)
        let count = MarkdownPieces(Array(text.utf8)).map(\.self).count
        #expect(count < 4 * text.utf8.count / MarkdownPieces.size + 4)
        #expect(html(text).ranges(of: "b").count > 500)
    }
}
