/// A request's body in pieces, so that a picture's base64 text never exists as a whole.
struct TransferBody: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case bytes([UInt8])
        /// Sent as the base64 text of these.
        case base64([UInt8])
    }

    var pieces: [Piece]
}
