internal import Bytes

/// What a reply's body is, told by its first bytes: the content type that services name is often another.
///
/// Keeps the bytes until it is certain, without what stands before the first that is no white space.
struct ReplyShape: Sendable {
    enum Kind: Sendable, Equatable {
        case events
        case json
        /// A page or a sentence.
        case text
    }

    private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    /// The names that a line of a stream begins with.
    private static let fields = ["data", "event", "id", "retry", "error"].map { Array($0.utf8) }

    /// The bytes kept. At most a few, and those of the last call.
    private(set) var start: [UInt8] = []
    private var isPastMark = false

    /// Nil as long as more bytes are needed.
    mutating func take(_ bytes: [UInt8]) -> Kind? {
        start += bytes
        if !isPastMark {
            if start.count < 3, Self.mark.starts(with: start) { return nil }
            isPastMark = true
            if start.starts(with: Self.mark) { start.removeFirst(3) }
        }
        start.removeFirst(start.prefix(while: ASCII.isBlank).count)
        switch start.first {
        case nil: return nil
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
        case UInt8(ascii: ":"): return .events
        default: break
        }
        // The longest name, and what follows it.
        let name = start.prefix(6).prefix { $0 != UInt8(ascii: ":") && $0 != 0x0a && $0 != 0x0d }
        if name.count < min(start.count, 6) { return Self.fields.contains { $0.elementsEqual(name) } ? .events : .text }
        return Self.fields.contains { $0.starts(with: name) } ? nil : .text
    }
}
