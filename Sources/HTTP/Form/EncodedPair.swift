/// One name and its value from a urlencoded body or a query, decoded.
public struct EncodedPair: Sendable, Equatable {
    public let name: String
    /// Without NUL; not yet held to be UTF-8.
    public let value: [UInt8]
}
