extension MarkdownWriter {
    mutating func writeBox() {
        guard let box else { return }
        output += box.utf8
        self.box = nil
    }

    mutating func flush() {
        guard !text.isEmpty else { return }
        var written = 0
        if anchors == 0, flatFrom == nil, open.count < Self.depthLimit {
            for link in BareLinks(text) {
                guard let target = target(link.address) else { continue }
                HTMLText.append(text[written..<link.range.lowerBound], to: &output)
                openAnchor(target)
                HTMLText.append(text[link.range], to: &output)
                output += "</a>".utf8
                anchors -= 1
                written = link.range.upperBound
            }
        }
        HTMLText.append(text[written...], to: &output)
        text.removeAll(keepingCapacity: true)
    }

    mutating func beginLine() {
        flush()
        if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    }

    mutating func writeLineBreak() {
        flush()
        output += (flatFrom == nil ? "<br>\n" : "\n").utf8
    }

    mutating func writeLeaf(_ element: String) {
        beginLine()
        if canOpen(1) { output += "\(element)\n".utf8 }
    }

    mutating func writeCode(_ code: [UInt8]) {
        flush()
        let isElement = canOpen(1)
        if isElement { output += "<code>".utf8 }
        HTMLText.append(code, to: &output)
        if isElement { output += "</code>".utf8 }
    }

    mutating func writeCodeBlock(_ code: [UInt8]) {
        beginLine()
        let isElement = canOpen(2)
        if isElement { output += "<pre><code>".utf8 }
        HTMLText.append(code, to: &output)
        if isElement { output += "</code></pre>\n".utf8 }
    }

    /// Shows as it stands, but for the line break, by which models break lines in the cells of tables.
    mutating func writeHTML(_ tag: [UInt8]) {
        let name = String(decoding: tag, as: UTF8.self).lowercased().filter { $0 != " " }
        if name == "<br>" || name == "<br/>" { return writeLineBreak() }
        flush()
        HTMLText.append(tag, to: &output)
    }
}
