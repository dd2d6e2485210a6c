import Testing

/// Texts that a reader of markdown may need time by the square of their length for, or more memory than anybody has.
enum HardTexts {
    struct Text: Sendable, CustomTestStringConvertible {
        let name: String
        let make: @Sendable (Int) -> String

        var testDescription: String { name }
    }

    /// One piece over and over.
    private static let pieces = [
        "*a **a ", "a_ ", "_a ", "a]", "[a", "*a_ ", "[ a_", "[ (](", "![[]()", "[a](<b", "[a](b", "<!--", "x <!A ", "x <?",
        "x <![CDATA[", "<a b=\"x", "</a ", "> ", ">", "- ", "* ", "1. ", "+ ", "- > ", "- * ", "\t", " ", "a", "é", "\\", "&", "&#",
        "~~a ", "~a~~", "***", "_*", "`a ", "``a`", "[a]", "[a]: u\n", "[a]:\n", "[a](u \"", "[a](u (", "[][", "![l", "[^a",
        "aaa\rbbb\n-\u{B}\n", "a|b\n-|-\n\n", "a|\n-|-|\n", "a|b\n:-\n", "|a|b\n", "|", "|-", "|-|\n", "> a|b\n> -|-\n", "a\n=\n",
        "```\n", "~~~ a\n", "<div>\n\n", "<script>\n", "- [ ] a\n", "- a\n\n", "-\n", "#", "\n", "a  \n", "a\\\n", "\u{0}", "\u{202E}",
        "www.", "www.a ", "http://", "http://a", "a@a", "a@b.c ", "@", "mailto:a@b.c", "a.b@", "http://a(", "http://a)", "http://a.", "'", "<br>",
        "https://a@b ", "[a](https://a) ", "<https://a>",
    ]

    static let all: [Text] =
        pieces.map { piece in
            Text(name: piece.debugDescription) { repeated(piece, $0) }
        } + [
            Text(name: "emphasis opened and closed") { repeated("*a **a ", $0 / 2) + repeated(" a** a*", $0 / 2) },
            Text(name: "openers of two kinds") { repeated("*a ", $0 / 2) + repeated("_a*_ ", $0 / 2) },
            Text(name: "brackets") { repeated("[", $0 / 2) + repeated("]", $0 / 2) },
            Text(name: "pictures in pictures") { repeated("![", $0 / 4) + repeated("](https://a)", $0 / 4) },
            Text(name: "ever longer backticks") { growing($0) { "e" + String(repeating: "`", count: $0) } },
            Text(name: "lists ever deeper") { growing($0) { String(repeating: "  ", count: $0) + "* a\n" } },
            Text(name: "lists ever deeper, then blank lines") { growing($0 / 2) { String(repeating: "\t", count: $0) + "- a\n" } + repeated("\n", $0 / 2) },
            Text(name: "many lists in a line, ever deeper") { growing($0 / 2) { String(repeating: "\t", count: $0) + String(repeating: "- ", count: 64) + "a\n" } + repeated("\n", $0 / 2) },
            Text(name: "lists in a line, then blank lines") { repeated("- ", $0 / 2) + "x" + repeated("\n", $0 / 2) },
            Text(name: "lists in a quote, then blank ones") { "> " + repeated("1. ", $0 / 2) + "x\n" + repeated(">\n", $0 / 2) },
            Text(name: "a deep quote that goes on") { repeated(">", $0 / 2) + "a\n" + repeated("b\n", $0 / 2) },
            Text(name: "emphasis in a deep quote") { repeated(">", $0 / 2) + repeated("a*", $0 / 2) },
            Text(name: "a long address named often") { "[a]: https://" + repeated("u", $0 / 2) + "\n\n" + repeated("[a]", $0 / 2) },
            Text(name: "an address named often") { "[a]: https://" + repeated("u", 2000) + "\n\n" + repeated("[a]", $0) },
            Text(name: "many addresses") { growing($0 / 2) { "[\($0)]: u\n" } + repeated("[0] ", $0 / 2) },
            Text(name: "a wide table of short rows") { repeated("|a", $0 / 4) + "\n" + repeated("|-", $0 / 4) + "\n" + repeated("a\n", $0 / 2) },
            Text(name: "less wide tables") { repeated(repeated("|a", 128) + "\n" + repeated("|-", 128) + "\n" + repeated("a\n", 400), $0) },
            Text(name: "tables without blank lines") { repeated(repeated("|a", 128) + "\n" + repeated("|-", 128) + "\n" + repeated("a\n", 64) + "# b\n", $0) },
            Text(name: "heads ever wider") { growing($0) { String(repeating: "a|", count: $0) + "\n|-|\n" } },
            Text(name: "blanks between two letters") { "a" + repeated(" ", $0) + "b" },
        ]

    /// Of that many bytes at most.
    static func repeated(_ piece: String, _ size: Int) -> String {
        String(repeating: piece, count: size / piece.utf8.count)
    }

    private static func growing(_ size: Int, _ piece: (Int) -> String) -> String {
        var text = ""
        var number = 1
        while text.utf8.count < size {
            text += piece(number)
            number += 1
        }
        return text
    }
}
