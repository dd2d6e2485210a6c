/// The content of a JSON string: valid UTF-8, escapes resolved.
///
/// Compared and hashed by its bytes, as names in JSON are: two spellings of one letter are two names, which Swift's
/// `String` would take for one.
public struct JSONText: Sendable, Hashable, ExpressibleByStringLiteral {
    /// UTF-8; a slice of the parsed text if the string had no escapes there.
    public let bytes: ArraySlice<UInt8>

    /// The caller answers for `bytes` being valid UTF-8.
    init(checked bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// Shares `bytes`, or is nil unless they are valid UTF-8.
    public init?(_ bytes: ArraySlice<UInt8>) {
        guard UTF8Check.isValid(bytes) else { return nil }
        self.bytes = bytes
    }

    public init(_ string: some StringProtocol) {
        bytes = Array(string.utf8)[...]
    }

    public init(stringLiteral: String) {
        self.init(stringLiteral)
    }

    public var string: String { String(decoding: bytes, as: UTF8.self) }

    public static func == (left: JSONText, right: JSONText) -> Bool {
        left.bytes.count == right.bytes.count && left.bytes.elementsEqual(right.bytes)
    }

    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(bytes.count)
    }
}
