/// A stretch of a text that is sent piece by piece.
public enum TextPiece: Sendable, Equatable {
    /// Sent as it is.
    case text(ArraySlice<UInt8>)
    /// Sent as the base64 text of these, which never exists as a whole.
    case base64([UInt8])

    /// The length of the text.
    public var count: Int {
        switch self {
        case .text(let bytes): bytes.count
        case .base64(let bytes): Base64.encodedCount(bytes.count)
        }
    }

    /// The text as a whole.
    public var bytes: ArraySlice<UInt8> {
        switch self {
        case .text(let bytes): bytes
        case .base64(let bytes): Base64.encode(bytes)[...]
        }
    }
}
