/// A request method. Open to the world: any token may arrive; the ones we know have names.
///
/// https://www.rfc-editor.org/rfc/rfc9110.html#name-methods
public struct Method: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil when `text` is no token. Methods are case-sensitive.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isToken) else { return nil }
        self.text = text
    }

    private init(known text: String) {
        self.text = text
    }

    public static let get = Method(known: "GET")
    public static let head = Method(known: "HEAD")
    public static let post = Method(known: "POST")
    public static let put = Method(known: "PUT")
    public static let patch = Method(known: "PATCH")
    public static let delete = Method(known: "DELETE")
    public static let options = Method(known: "OPTIONS")

    /// Methods that HTTP itself or PATCH's own document defines and that make sense to an origin server. Any other is
    /// answered 501: RFC 9110 §9.1.
    public static let known: [Method] = [.get, .post, .head, .put, .patch, .delete, .options]

    /// The known method of that name.
    init?(known name: ArraySlice<UInt8>) {
        guard let method = Self.known.first(where: { name.elementsEqual($0.text.utf8) }) else { return nil }
        self = method
    }

    public var description: String { text }
}
