/// The first sentence of a text that may be markdown, without its marks, cut at a word where it is too long.
public struct FirstSentence: Sendable, Equatable {
    public let text: String

    /// No more of a text is looked at.
    private static let window = 2000

    /// Nil where there is none: only blanks, marks or tables.
    ///
    /// - Parameter limit: in characters, the `…` of a cut included.
    public init?(of text: String, limit: Int) {
        let lines = text.prefix(Self.window).split(whereSeparator: \.isNewline)
        guard let line = lines.lazy.map(Self.plain).first(where: { $0.contains(where: \.isLetter) }) else { return nil }
        let sentence = Self.sentence(of: line)
        self.text = Self.cut(sentence, to: limit)
    }

    /// A line without what markdown puts around and before its words.
    private static func plain(_ line: Substring) -> String {
        var rest = line.drop { $0.isWhitespace }
        // A fence's language, a rule and the row below a table's head are no words.
        if rest.hasPrefix("```") || rest.hasPrefix("~~~") || rest.hasPrefix("|") { return "" }
        rest = rest.drop { "#>*-+ \t".contains($0) }
        let marks: Set<Character> = ["*", "_", "`"]
        let words = rest.filter { !marks.contains($0) }.split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ")
    }

    /// Up to the first full stop, question or exclamation mark that is followed by a blank and a word which may begin a
    /// sentence, or to one of the marks of scripts without blanks.
    private static func sentence(of line: String) -> Substring {
        var index = line.startIndex
        while index < line.endIndex {
            let next = line.index(after: index)
            let mark = line[index]
            if "。！？".contains(mark) { return line[..<next] }
            if ".!?".contains(mark), next < line.endIndex, line[next] == " ", !isAbbreviated(line[..<index]) {
                let following = line.index(after: next)
                if following < line.endIndex, !line[following].isLowercase { return line[..<next] }
            }
            index = next
        }
        return line[...]
    }

    /// A single letter before a full stop is an initial, not the end of a sentence.
    private static func isAbbreviated(_ before: Substring) -> Bool {
        guard let last = before.last, last.isLetter, last.isUppercase else { return false }
        let previous = before.dropLast().last
        return previous == nil || previous == " " || previous == "."
    }

    private static func cut(_ sentence: Substring, to limit: Int) -> String {
        guard sentence.count > limit else { return String(sentence) }
        let room = sentence.prefix(max(0, limit - 1))
        let word = room.lastIndex(of: " ").map { room[..<$0] } ?? room
        // One long word, or a script without blanks, is cut inside.
        let kept = word.count * 2 < limit ? room : word
        return kept.trimmingSuffix { $0.isWhitespace || ",;:".contains($0) } + "…"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
