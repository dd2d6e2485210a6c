internal import Bytes

/// A request's body in pieces, so that a picture's base64 text never exists as a whole.
struct TransferBody: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case bytes([UInt8])
        /// Sent as the base64 text of these.
        case base64([UInt8])
    }

    var pieces: [Piece]

    /// How many bytes it has on the wire.
    var count: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .bytes(let bytes): sum + bytes.count
            case .base64(let bytes): sum + Base64.encodedCount(bytes.count)
            }
        }
    }
}
