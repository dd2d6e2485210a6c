internal import Bytes

/// What a page for browsers says, for the log: its title, or else its first words. Reads every byte once.
enum Markup {
    /// The title, or the text between the tags, blanks drawn together, at most so many bytes.
    static func words(of page: ArraySlice<UInt8>, atMost limit: Int) -> String {
        var title: [UInt8] = []
        var text: [UInt8] = []
        /// The name of the element whose content is not for readers, or that is the title.
        var inside: [UInt8]?
        var index = page.startIndex
        while index < page.endIndex {
            let next = page[index...].firstIndex(of: UInt8(ascii: "<")) ?? page.endIndex
            if inside == nil {
                append(page[index..<next], to: &text, atMost: limit)
            } else if inside == titleName {
                append(page[index..<next], to: &title, atMost: limit)
            }
            guard next < page.endIndex else { break }
            // Within a script a mark like this may be a comparison: only a closing tag ends it.
            if inside != nil, page[page.index(after: next)...].first != UInt8(ascii: "/") {
                index = page.index(after: next)
                continue
            }
            let end = page[next...].firstIndex(of: UInt8(ascii: ">")) ?? page.endIndex
            let tag = page[page.index(after: next)..<end].prefix(16).map(ASCII.lower)
            let isClosing = tag.first == UInt8(ascii: "/")
            let name = Array(tag.drop { $0 == UInt8(ascii: "/") }.prefix { (0x61...0x7A).contains($0) })
            if isClosing, name == inside {
                inside = nil
            } else if inside == nil, !isClosing, hidden.contains(name) {
                inside = name
            }
            index = end < page.endIndex ? page.index(after: end) : end
        }
        return String(decoding: title.isEmpty ? text : title, as: UTF8.self)
    }

    private static let titleName = Array("title".utf8)
    private static let hidden: Set<[UInt8]> = [titleName, Array("script".utf8), Array("style".utf8)]

    private static func append(_ piece: ArraySlice<UInt8>, to words: inout [UInt8], atMost limit: Int) {
        var isApart = !words.isEmpty
        for byte in piece {
            guard words.count < limit else { return }
            if ASCII.isBlank(byte) {
                isApart = !words.isEmpty
            } else {
                if isApart { words.append(0x20) }
                isApart = false
                words.append(byte)
            }
        }
    }
}
