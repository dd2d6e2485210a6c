/// Whose something is: the only one who may change, ask on or delete it.
public struct Owner: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable, CaseIterable {
        /// A browser with our cookie; the name is the SHA-256 of what it holds.
        case visitor
        /// Somebody whom a proxy has signed in.
        case identity
        /// The holder of an API key, by the key's name.
        case key
    }

    public let kind: Kind
    public let name: String

    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// Reads what `description` wrote.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
            return nil
        }
        self.init(kind, String(text[text.index(after: colon)...]))
    }

    public var description: String { "\(kind.rawValue):\(name)" }
}
