internal import CPages

/// Where a block stands in the text, and beside what.
extension MarkdownNode {
    /// From 1; 0 where the reader does not know it.
    var line: Int { Int(cmark_node_get_start_line(pointer)) }

    /// In bytes, from 1.
    var column: Int { Swift.max(1, Int(cmark_node_get_start_column(pointer))) }

    var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }

    var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }

    var lastChild: MarkdownNode? { cmark_node_last_child(pointer).map(MarkdownNode.init) }

    /// What opens code that is fenced.
    var fence: [UInt8]? {
        var length: CInt = 0
        var offset: CInt = 0
        var sign: CChar = 0
        guard cmark_node_get_fenced(pointer, &length, &offset, &sign) != 0, length >= 3 else { return nil }
        return [UInt8](repeating: UInt8(bitPattern: sign), count: Int(length))
    }
}
