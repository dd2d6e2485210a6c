/// Reads HTML that markdown became, and finds what must never be in it.
///
/// Much stricter than a browser: every byte is one that the writer may have written. Tags are spelled in one way only, all
/// that is opened is closed in order, and in text nothing stands unescaped.
struct MarkdownScanner {
    private let html: [UInt8]
    private var position = 0
    private var open: [String] = []

    static let depthLimit = 32
    private static let plain: Set<String> = [
        "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "table", "thead",
        "tbody", "tr", "th", "td",
    ]
    private static let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
    /// What may lie directly in these, and nothing else.
    private static let parts: [String: Set<String>] = [
        "table": ["thead", "tbody"], "thead": ["tr"], "tbody": ["tr"], "tr": ["th", "td"], "ul": ["li"], "ol": ["li"],
    ]

    /// Nil if nothing is wrong.
    static func trouble(_ html: [UInt8]) -> String? {
        if String(validating: html, as: UTF8.self) == nil { return "not UTF-8" }
        var scanner = MarkdownScanner(html: html)
        return scanner.scan().map { "\($0) at \(scanner.position)" }
    }

    private init(html: [UInt8]) {
        self.html = html
    }

    private mutating func scan() -> String? {
        while position < html.count {
            switch html[position] {
            case UInt8(ascii: "<"): if let trouble = scanTag() { return trouble }
            case UInt8(ascii: "&"): if let trouble = scanEntity() { return trouble }
            case UInt8(ascii: "\n"): position += 1
            case UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): return "not escaped"
            case 0..<0x20 where html[position] != UInt8(ascii: "\t"), 0x7F: return "control character"
            default:
                if let parent = open.last, Self.parts[parent] != nil { return "text in \(parent)" }
                position += 1
            }
        }
        return open.isEmpty ? nil : "\(open) not closed"
    }

    private mutating func scanEntity() -> String? {
        let rest = html[position...].prefix(6)
        guard let entity = Self.entities.first(where: { rest.starts(with: $0.utf8) }) else { return "bare ampersand" }
        position += entity.utf8.count
        return nil
    }

    private mutating func scanTag() -> String? {
        guard let end = html[position...].firstIndex(of: UInt8(ascii: ">")) else { return "tag without end" }
        let tag = String(decoding: html[(position + 1)..<end], as: UTF8.self)
        position = end + 1
        if tag.hasPrefix("/") {
            let name = open.popLast()
            return name == String(tag.dropFirst()) ? nil : "\(tag) closes \(name ?? "nothing")"
        }
        let name = String(tag.prefix { $0 != " " })
        if let parent = open.last, let parts = Self.parts[parent], !parts.contains(name) { return "\(name) in \(parent)" }
        if tag == "br" || tag == "hr" { return nil }
        guard Self.isAllowed(name, tag.dropFirst(name.count)) else { return "tag <\(tag)>" }
        if name == "a", open.contains("a") { return "link in a link" }
        open.append(name)
        return open.count <= Self.depthLimit ? nil : "too deep"
    }

    private static func isAllowed(_ name: String, _ attributes: Substring) -> Bool {
        switch name {
        case "a": return isAllowedLink(attributes)
        case "th", "td":
            return attributes.isEmpty || ["left", "center", "right"].contains { attributes == " class=\"align-\($0)\"" }
        case "ol" where !attributes.isEmpty:
            guard attributes.hasPrefix(" start=\""), attributes.hasSuffix("\"") else { return false }
            return Int(attributes.dropFirst(8).dropLast()).map { $0 >= 0 } ?? false
        default: return plain.contains(name) && attributes.isEmpty
        }
    }

    private static func isAllowedLink(_ attributes: Substring) -> Bool {
        let (start, end) = (" href=\"", "\" rel=\"nofollow noopener ugc\"")
        guard attributes.hasPrefix(start), attributes.hasSuffix(end) else { return false }
        let href = attributes.dropFirst(start.count).dropLast(end.count)
        let lower = href.lowercased()
        guard ["http://", "https://", "mailto:"].contains(where: { lower.hasPrefix($0) && lower != $0 }) else { return false }
        return href.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\`".utf8.contains($0) }
    }
}
