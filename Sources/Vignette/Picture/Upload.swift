/// Bytes as they came, with what their sender says of them. Never trusted, never stored, never served.
public struct Upload: Sendable {
    public let bytes: [UInt8]
    /// The media type that the sender claims. Nothing is decided by it; the receipt tells where it was wrong.
    public let claimedType: String?

    public init(_ bytes: [UInt8], claimedType: String? = nil) {
        self.bytes = bytes
        self.claimedType = claimedType
    }
}
