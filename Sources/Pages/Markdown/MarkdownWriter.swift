/// Writes a tree of markdown as HTML.
///
/// Every element that can come out is named here: `p br hr h3`–`h6 ul ol li blockquote pre code em strong del a table thead
/// tbody tr th td`. Attributes are `start` of `ol`, `class` of cells (`align-left`, `align-center`, `align-right`), and
/// `href` and `rel` of `a`. What is opened is closed. Headings begin below those of the page. Elements lie at most
/// `depthLimit` deep and are at most `nodeLimit`; the rest is their text.
struct MarkdownWriter {
    /// Something entered and not yet left.
    struct Open {
        var end = ""
        var isAnchor = false
        var isTable = false
        /// For a link: where its label begins, and what is its label if none is there.
        var label: (start: Int, fallback: [UInt8])?
    }

    static let depthLimit = 32
    static let nodeLimit = 400_000
    /// Bytes of addresses, all together: a text can name one address a thousand times by a few letters.
    static let addressLimit = 1 << 20

    var output: [UInt8] = []
    /// Text that is not yet written: an address in it can be told only when it is whole.
    var text: [UInt8] = []
    var open: [Open] = []
    /// Where in `open` elements end and only their text goes on.
    var flatFrom: Int?
    var nodes = 0
    var anchors = 0
    var addresses = Self.addressLimit
    /// The box of a task, until the paragraph begins in which it stands.
    var box: String?
    var alignments: [MarkdownNode.Alignment?] = []
    var column = 0
    var isInHead = false
    var hasBody = false

    mutating func write(_ event: MarkdownEvent) {
        switch event {
        case .enter(let node): enter(node)
        case .leave: leave()
        }
    }

    mutating func writeNote(_ note: String) {
        output += "<p>".utf8
        HTMLText.append(note, to: &output)
        output += "</p>\n".utf8
    }

    private mutating func enter(_ node: MarkdownNode) {
        nodes += 1
        let kind = node.kind
        if case .paragraph = kind {} else { writeBox() }
        switch kind {
        case .document, .other: open.append(Open())
        case .quote: openBlock("blockquote", needs: 2)
        case .list(nil): openBlock("ul", needs: 2)
        case .list(let start?): openBlock("ol", attributes: start == 1 ? "" : " start=\"\(start)\"", needs: 2)
        case .item: openPart("li")
        case .task(let isDone):
            openPart("li")
            box = isDone ? "☑ " : "☐ "
        case .heading(let level): openBlock("h\(min(level + 2, 6))")
        case .paragraph(let isTight):
            if isTight { openText() } else { openBlock("p") }
            writeBox()
        case .table: openTable(node)
        case .row(let isHead): openRow(isHead: isHead)
        case .cell: openCell()
        case .emphasis: openInline("em")
        case .strong: openInline("strong")
        case .strikethrough: openInline("del")
        case .link, .image: openLink(node)
        case .text: text += node.literal
        case .softBreak: text.append(UInt8(ascii: "\n"))
        case .lineBreak: writeLineBreak()
        case .rule: writeLeaf("<hr>")
        case .code: writeCode(node.literal)
        case .html: writeHTML(node.literal)
        case .codeBlock, .htmlBlock: writeCodeBlock(node.literal)
        }
    }

    private mutating func leave() {
        writeBox()
        flush()
        guard let last = open.popLast() else { return }
        if let label = last.label, label.start == output.count { HTMLText.append(label.fallback, to: &output) }
        if last.isTable, hasBody { output += "</tbody>\n".utf8 }
        if last.isAnchor { anchors -= 1 }
        output += last.end.utf8
        if flatFrom == open.count { flatFrom = nil }
    }
}
