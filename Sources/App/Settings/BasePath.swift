/// Where the server lies below its host: `/`, or `/a/b` without a slash at the end.
///
/// Only unreserved characters (RFC 3986 §2.3), no empty and no dot segments: such a path needs no escaping anywhere and
/// can never be read as another host (`//evil.example`). A forwarded prefix is held to the same form.
struct BasePath: Sendable, Hashable, CustomStringConvertible {
    let description: String

    static let root = BasePath(unchecked: "/")

    /// One slash at the end is dropped; everything else outside the form is refused.
    init?(_ text: String) {
        guard text != "/" else {
            self = .root
            return
        }
        let path = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard path.hasPrefix("/"), path.utf8.count <= 1024 else { return nil }
        for segment in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard !segment.isEmpty, segment.allSatisfy(Self.isUnreserved) else { return nil }
            // RFC 3986 §3.3: "." and ".." are not names but steps.
            guard !segment.allSatisfy({ $0 == UInt8(ascii: ".") }) || segment.count > 2 else { return nil }
        }
        self.init(unchecked: path)
    }

    private init(unchecked text: String) {
        description = text
    }

    /// What is put before a path that begins with a slash: empty for `/`.
    var prefix: String { self == .root ? "" : description }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
