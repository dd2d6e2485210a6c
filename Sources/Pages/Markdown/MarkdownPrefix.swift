/// What stands at the beginning of a line and opens or continues quotes and lists.
struct MarkdownPrefix {
    /// What follows the markers read so far.
    private(set) var rest: ArraySlice<UInt8>
    /// How deep the line may lie in quotes and lists: at most one for each marker, and one for two columns of indentation.
    private(set) var depth = 0
    /// From here on the line is nothing but one sign and blanks: a rule across the page, if the sign is one for rules.
    private let ruleStart: Int

    init(_ line: ArraySlice<UInt8>) {
        rest = line
        let sign = line.last { !Self.isSpace($0) }
        ruleStart = line.lastIndex { $0 != sign && !Self.isSpace($0) }.map { $0 + 1 } ?? line.startIndex
    }

    /// Reads the next marker; gives the place where a backslash would make text of it.
    mutating func next() -> Int? {
        var columns = 0
        let blanks = rest.prefix(while: Self.isSpace)
        for blank in blanks { columns += blank == UInt8(ascii: "\t") ? 4 : 1 }
        let content = rest.dropFirst(blanks.count)
        depth += columns / 2
        rest = content
        guard let sign = content.first else { return nil }
        switch sign {
        case UInt8(ascii: ">"): return take(1)
        case UInt8(ascii: "-"), UInt8(ascii: "*"):
            if content.startIndex >= ruleStart, content.count(where: { $0 == sign }) >= 3 { return nil }
            return isEnd(after: 1) ? take(1) : nil
        case UInt8(ascii: "+"): return isEnd(after: 1) ? take(1) : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let digits = content.prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            guard let end = content.dropFirst(digits).first, end == UInt8(ascii: ".") || end == UInt8(ascii: ")"),
                isEnd(after: digits + 1)
            else { return nil }
            return take(digits + 1)
        default: return nil
        }
    }

    private func isEnd(after count: Int) -> Bool {
        rest.dropFirst(count).first.map(Self.isSpace) ?? true
    }

    private mutating func take(_ count: Int) -> Int {
        let place = rest.startIndex + count - 1
        rest = rest.dropFirst(count)
        depth += 1
        return place
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
