/// Why a text is not canonical base64, and where.
public struct Base64Error: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The length is not a multiple of four.
        case length
        /// A byte outside the alphabet, or padding anywhere but at the end.
        case byte
        /// The last symbol before the padding carries bits that no encoder sets.
        case trailingBits
    }

    public let kind: Kind
    /// The offset of the first byte that cannot stand where it is; the length of the text if that is what is wrong.
    public let offset: Int

    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
