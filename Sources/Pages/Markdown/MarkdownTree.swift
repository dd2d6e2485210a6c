internal import CPages
internal import Synchronization

/// A text as cmark-gfm understands it. Owns the tree, which is gone with it.
final class MarkdownTree {
    /// The root. Used by the one thread that holds this object: a tree is made, walked and dropped within one call.
    private let root: OpaquePointer?

    /// Reading is one at a time: for the time of it, the extensions change tables of the library that all readers share.
    private static let turn = Mutex(())

    /// Registered once, by whoever comes first; Swift lets the others wait. A name that this build of the library does not
    /// know is left out: then its marks show as they stand.
    private static let extensionNames: [String] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "tasklist"].filter { cmark_find_syntax_extension($0) != nil }
    }()

    init(parsing text: [UInt8]) {
        let names = Self.extensionNames
        let tree = Self.turn.withLock { _ -> Transfer in
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return Transfer(pointer: nil) }
            defer { cmark_parser_free(parser) }
            for name in names { cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name)) }
            // The bytes are read during the call; the parser copies what it keeps.
            text.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
            return Transfer(pointer: cmark_parser_finish(parser))
        }
        root = tree.pointer
    }

    deinit {
        if let root { cmark_node_free(root) }
    }

    /// The root, to be used while the tree is kept.
    var top: MarkdownNode? { root.map(MarkdownNode.init) }

    /// Goes through the tree in order, without recursion: once for a node that holds no others, twice for one that may.
    func walk(_ visit: (MarkdownEvent) -> Void) {
        guard let root, let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let node = cmark_iter_get_node(iterator) else { return }
            // The nodes live as long as the tree, and this call keeps the tree.
            visit(event == CMARK_EVENT_ENTER ? .enter(MarkdownNode(node)) : .leave)
        }
    }

    /// Takes the new tree out of the lock. Unchecked, since nobody else has seen the pointer.
    private struct Transfer: @unchecked Sendable {
        let pointer: OpaquePointer?
    }
}
