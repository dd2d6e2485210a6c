/// A step on the way through a tree of markdown: into a node, or out of the last one entered that is still open. Nodes
/// that never hold others are not left.
enum MarkdownEvent {
    case enter(MarkdownNode)
    case leave
}
