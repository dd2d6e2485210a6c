/// Where the server lies below its host: `/`, or `/a/b` without a slash at the end.
///
/// Only unreserved characters (RFC 3986 §2.3), no empty and no dot segments: such a path needs no escaping anywhere and
/// can never be read as another host (`//evil.example`). A forwarded prefix is held to the same form.
public struct BasePath: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public static let root = BasePath(unchecked: "/")

    /// One slash at the end is dropped; everything else outside the form is refused.
    public init?(_ text: String) {
        guard text != "/" else {
            self = .root
            return
        }
        let path = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard path.hasPrefix("/"), path.utf8.count <= 1024 else { return nil }
        for segment in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard !segment.isEmpty, segment.allSatisfy(\.isUnreserved) else { return nil }
            // RFC 3986 §3.3: "." and ".." are not names but steps.
            guard !segment.allSatisfy({ $0 == UInt8(ascii: ".") }) || segment.count > 2 else { return nil }
        }
        self.init(unchecked: path)
    }

    private init(unchecked text: String) {
        description = text
    }

    /// What is put before a path that begins with a slash: empty for `/`.
    public var prefix: String { self == .root ? "" : description }
}
