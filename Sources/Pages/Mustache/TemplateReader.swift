/// Finds the tags in the bytes of a template, under the delimiters in force.
struct TemplateReader {
    let bytes: [UInt8]
    private let template: String
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)
    /// Up to where lines were counted, and how many.
    private var counted = 0
    private var line = 1

    private static let delimiterLimit = 16

    /// What the first sign in a tag makes of it; any other begins a name.
    private static let kinds: [UInt8: TemplateTag.Kind] = [
        UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .end, UInt8(ascii: ">"): .partial,
        UInt8(ascii: "!"): .comment, UInt8(ascii: "="): .comment, UInt8(ascii: "{"): .value(isRaw: true),
        UInt8(ascii: "&"): .value(isRaw: true),
    ]

    init(_ bytes: [UInt8], template: String) {
        self.bytes = bytes
        self.template = template
    }

    /// The next tag; nil where only text is left. A tag that changes the delimiters does so at once.
    mutating func tag(from position: Int) throws(PagesError) -> TemplateTag? {
        guard let start = find(opening, from: position) else { return nil }
        line += bytes[counted..<start].count { $0 == UInt8(ascii: "\n") }
        counted = start
        var inner = skipBlanks(from: start + opening.count)
        let sign = inner < bytes.count ? bytes[inner] : 0
        var ending = closing
        switch sign {
        case UInt8(ascii: "{"): ending = [UInt8(ascii: "}")] + closing
        case UInt8(ascii: "="): ending = [UInt8(ascii: "=")] + closing
        default: break
        }
        let kind = Self.kinds[sign]
        if kind != nil { inner += 1 }
        guard let end = find(ending, from: inner) else {
            throw error("a tag is opened and never closed")
        }
        let range = start..<end + ending.count
        let words = bytes[inner..<end].split(whereSeparator: Self.isBlank)
        switch kind {
        case .comment where sign == UInt8(ascii: "="):
            let (open, close) = try delimiters(words)
            return TemplateTag(kind: .delimiters(open: open, close: close), name: "", range: range, line: line)
        case .comment: return TemplateTag(kind: .comment, name: "", range: range, line: line)
        default:
            let name = try name(words, of: kind)
            return TemplateTag(kind: kind ?? .value(isRaw: false), name: name, range: range, line: line)
        }
    }

    /// The whole line on which nothing but the tag stands, with its end; nil if something else does.
    func lineHolding(only tag: Range<Int>) -> Range<Int>? {
        let before = bytes[..<tag.lowerBound].lastIndex { !Self.isSpace($0) }
        if let before, bytes[before] != UInt8(ascii: "\n") { return nil }
        let start = before.map { $0 + 1 } ?? 0
        guard var end = bytes[tag.upperBound...].firstIndex(where: { !Self.isSpace($0) }) else {
            return start..<bytes.count
        }
        if bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count { end += 1 }
        return bytes[end] == UInt8(ascii: "\n") ? start..<end + 1 : nil
    }

    private func name(_ words: [ArraySlice<UInt8>], of kind: TemplateTag.Kind?) throws(PagesError) -> String {
        guard words.count == 1, let word = words.first else {
            throw error(words.isEmpty ? "a tag names nothing" : "a name has a blank inside")
        }
        let name = String(decoding: word, as: UTF8.self)
        // Signs of inheritance, of blocks and of names that are looked up: left out here, so never meant as a name.
        if kind == nil || kind == .partial, let first = name.first, "<$*".contains(first) {
            throw error("\(name) uses a sign that is not supported")
        }
        return name
    }

    private mutating func delimiters(
        _ words: [ArraySlice<UInt8>]
    ) throws(PagesError) -> (open: [UInt8], close: [UInt8]) {
        guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")),
            words.allSatisfy({ $0.count <= Self.delimiterLimit })
        else {
            throw error("new delimiters are two words without an equals sign")
        }
        opening = Array(words[0])
        closing = Array(words[1])
        return (opening, closing)
    }

    private func error(_ reason: String) -> PagesError {
        .template(template, line, reason)
    }

    private func find(_ needle: [UInt8], from position: Int) -> Int? {
        var position = position
        while position + needle.count <= bytes.count {
            if bytes[position] == needle[0], bytes[position..<position + needle.count].elementsEqual(needle) {
                return position
            }
            position += 1
        }
        return nil
    }

    private func skipBlanks(from position: Int) -> Int {
        bytes[position...].firstIndex { !Self.isBlank($0) } ?? bytes.count
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
