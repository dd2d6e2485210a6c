/// Makes HTML of what a model wrote, which may be markdown and may be an attack.
///
/// The output holds only elements that `MarkdownWriter` knows, since nothing else can write it: raw HTML shows as text,
/// pictures become links, and links lead to the web or to a mailbox or are none. Time and memory are bounded by the length
/// of the text, which is bounded by `limit`.
///
/// cmark-gfm does the reading. Some of its steps take time by the square of the length, so it is given pieces
/// (`MarkdownPieces`) of which no line opens too much (`MarkdownGuard`). Bare addresses are found here (`BareLinks`), not
/// by its extension, which in Debian's version reads before its buffer; and without HTML there is nothing for its filter
/// of tags to do.
enum Markdown {
    /// Bytes that are rendered of a text. What is behind them is left out, visibly.
    static let limit = 256 << 10

    /// - Parameter pieceSize: of the pieces that the text is read in.
    static func html(_ text: String, pieceSize: Int = MarkdownPieces.size) -> SafeHTML {
        let (bytes, isWhole) = prepared(text)
        var writer = MarkdownWriter()
        for piece in MarkdownPieces(bytes, size: pieceSize) {
            MarkdownTree(parsing: MarkdownGuard.guarded(piece)).walk { event in writer.write(event) }
        }
        if !isWhole { writer.writeNote("… the rest is left out") }
        return SafeHTML(safe: writer.output)
    }

    /// The beginning of the text as whole characters, its lines ended by line feeds alone, without NUL.
    private static func prepared(_ text: String) -> (bytes: [UInt8], isWhole: Bool) {
        var text = text
        return text.withUTF8 { all in
            var end = min(all.count, limit)
            if end < all.count {
                // A byte 10xxxxxx goes on with a character that began before it.
                while end > 0, all[end] & 0xC0 == 0x80 { end -= 1 }
            }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(end)
            for place in 0..<end {
                switch all[place] {
                case 0: bytes += HTMLText.replacement
                case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "\n") where place > 0 && all[place - 1] == UInt8(ascii: "\r"): break
                default: bytes.append(all[place])
                }
            }
            return (bytes, end == all.count)
        }
    }
}
