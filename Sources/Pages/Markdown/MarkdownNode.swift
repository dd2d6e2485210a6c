internal import CPages

/// A node of a tree of markdown, to be used while the tree is walked.
struct MarkdownNode {
    enum Kind {
        case document, quote, item, heading(level: Int), paragraph(isTight: Bool), rule
        /// Nil where it is not numbered.
        case list(start: Int?)
        case task(isDone: Bool)
        case table, row(isHead: Bool), cell
        case code, codeBlock, html, htmlBlock, text, softBreak, lineBreak
        case emphasis, strong, strikethrough, link, image
        case other
    }

    enum Alignment: UInt8 {
        case left = 0x6C
        case center = 0x63
        case right = 0x72
    }

    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list(start: listStart)
        case CMARK_NODE_ITEM: isNamed("tasklist") ? .task(isDone: isDone) : .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph(isTight: isTight)
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: extensionKind
        }
    }

    /// The text of a node that is text, code or HTML.
    var literal: [UInt8] { Self.bytes(cmark_node_get_literal(pointer)) }

    /// Where a link or a picture leads.
    var url: [UInt8] { Self.bytes(cmark_node_get_url(pointer)) }

    /// Of the columns of a table; nil for each that names none.
    var alignments: [Alignment?] {
        guard let first = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        // The table has one byte for each of its columns, as long as it lives.
        return UnsafeBufferPointer(start: first, count: count).map(Alignment.init)
    }

    /// Types that extensions add have no fixed number, only a name.
    private var extensionKind: Kind {
        if isNamed("strikethrough") { return .strikethrough }
        if isNamed("table_cell") { return .cell }
        if isNamed("table_row") { return .row(isHead: false) }
        if isNamed("table_header") { return .row(isHead: true) }
        return isNamed("table") ? .table : .other
    }

    private func isNamed(_ name: StaticString) -> Bool {
        guard let type = cmark_node_get_type_string(pointer) else { return false }
        // Compared up to the NUL that ends the type, never beyond.
        return name.withUTF8Buffer { buffer in
            (0..<buffer.count).allSatisfy { type[$0] != 0 && UInt8(bitPattern: type[$0]) == buffer[$0] }
                && type[buffer.count] == 0
        }
    }

    private var listStart: Int? {
        cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
    }

    private var isDone: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

    /// A paragraph in a list whose items stand close together.
    private var isTight: Bool {
        guard let item = cmark_node_parent(pointer), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    /// The string belongs to the node; it is copied here. Of the entities of U+FFFE and U+FFFF, the library makes bytes that
    /// are no UTF-8.
    private static func bytes(_ string: UnsafePointer<CChar>?) -> [UInt8] {
        guard let string else { return [] }
        return Array(String(cString: string).utf8)
    }
}
