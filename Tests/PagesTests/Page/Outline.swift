/// The tags of a page, read as simply as our templates are written: whatever does not fit is a fault.
struct Outline {
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    private(set) var faults: [String] = []

    private static let void: Set<String> = ["meta", "link", "img", "input", "br", "hr", "source"]
    /// Drawings close themselves.
    private static let drawn: Set<String> = ["path", "rect", "circle"]
    private static let closesItself: Set<String> = ["option"]

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        var open: [String] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            if rest.hasPrefix("<!") {
                rest = rest.drop { $0 != ">" }.dropFirst()
                continue
            }
            guard let end = Self.end(of: rest) else {
                faults.append("a tag without an end: \(rest.prefix(40))")
                return
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                while let last = open.last, last != name, Self.closesItself.contains(last) { open.removeLast() }
                if open.last == name {
                    open.removeLast()
                } else {
                    faults.append("</\(name)> closes \(open.last ?? "nothing")")
                }
                continue
            }
            let element = Self.element(tag)
            elements.append(element)
            if Self.closesItself.contains(element.name), open.last == element.name { open.removeLast() }
            guard !Self.void.contains(element.name), !Self.drawn.contains(element.name) else { continue }
            open.append(element.name)
        }
        open.removeAll { Self.closesItself.contains($0) }
        if !open.isEmpty { faults.append("left open: \(open)") }
        let ids = elements.compactMap { $0.attributes["id"] }
        let twice = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys
        if !twice.isEmpty { faults.append("ids that stand there twice: \(twice.sorted())") }
    }

    func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The `>` that is not inside a value.
    private static func end(of text: Substring) -> Substring.Index? {
        var isQuoted = false
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ">", !isQuoted { return index }
        }
        return nil
    }

    private static func element(_ tag: Substring) -> Element {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        var attributes: [String: String] = [:]
        var rest = tag.dropFirst(name.count)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
            guard !key.isEmpty else { break }
            rest = rest.dropFirst(key.count)
            guard rest.hasPrefix("=\"") else {
                attributes[String(key)] = ""
                continue
            }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            attributes[String(key)] = String(value)
            rest = rest.dropFirst(2 + value.count + 1)
        }
        return Element(name: String(name), attributes: attributes)
    }
}
