extension MarkdownWriter {
    /// Whether an element may be opened that holds others, `levels` deep with itself.
    func canOpen(_ levels: Int) -> Bool {
        flatFrom == nil && nodes <= Self.nodeLimit && open.count + levels <= Self.depthLimit
    }

    mutating func openBlock(_ name: String, attributes: String = "", needs levels: Int = 1) {
        beginLine()
        guard canOpen(levels) else { return openFlat() }
        output += "<\(name)\(attributes)>".utf8
        open.append(Open(end: "</\(name)>\n"))
    }

    /// An element that stands only in one that was opened with room for it.
    mutating func openPart(_ name: String, attributes: String = "", end: String = "\n") {
        flush()
        guard flatFrom == nil else { return openText() }
        if end == "\n" { beginLine() }
        output += "<\(name)\(attributes)>".utf8
        open.append(Open(end: "</\(name)>\(end)"))
    }

    mutating func openInline(_ name: String) {
        flush()
        guard canOpen(1) else { return openFlat() }
        output += "<\(name)>".utf8
        open.append(Open(end: "</\(name)>"))
    }

    mutating func openFlat() {
        if flatFrom == nil { flatFrom = open.count }
        open.append(Open())
    }

    /// Only its text is written, but elements may stand in it.
    mutating func openText() {
        flush()
        if let last = output.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: ">") {
            output.append(UInt8(ascii: "\n"))
        }
        open.append(Open())
    }

    mutating func openTable(_ node: MarkdownNode) {
        beginLine()
        guard canOpen(4) else { return openFlat() }
        alignments = node.alignments
        hasBody = false
        output += "<table>\n".utf8
        open.append(Open(end: "</table>\n", isTable: true))
    }

    mutating func openRow(isHead: Bool) {
        column = 0
        isInHead = isHead
        if flatFrom == nil, isHead {
            output += "<thead>\n".utf8
        } else if flatFrom == nil, !hasBody {
            output += "<tbody>\n".utf8
            hasBody = true
        }
        openPart("tr", end: isHead ? "\n</thead>\n" : "\n")
    }

    mutating func openCell() {
        let alignment = alignments.indices.contains(column) ? alignments[column] : nil
        column += 1
        let attributes = alignment.map { " class=\"align-\($0)\"" } ?? ""
        openPart(isInHead ? "th" : "td", attributes: attributes, end: "")
    }

    mutating func openLink(_ node: MarkdownNode) {
        flush()
        let isImage = if case .image = node.kind { true } else { false }
        guard flatFrom == nil, let target = target(node.url), target.isWeb || !isImage else {
            open.append(Open())
            return
        }
        let isAnchor = anchors == 0 && canOpen(1)
        if isAnchor { openAnchor(target) }
        open.append(
            Open(end: isAnchor ? "</a>" : "", isAnchor: isAnchor, label: (start: output.count, fallback: node.url)))
    }

    mutating func openAnchor(_ target: LinkTarget) {
        anchors += 1
        output += "<a href=\"".utf8
        HTMLText.append(target.href, to: &output)
        output += "\" rel=\"nofollow noopener ugc\">".utf8
    }

    /// Nil for an address that is none we lead to, and for any once so many were written.
    mutating func target(_ address: some Collection<UInt8>) -> LinkTarget? {
        guard address.count <= addresses, let target = LinkTarget(address) else { return nil }
        addresses -= address.count
        return target
    }
}
