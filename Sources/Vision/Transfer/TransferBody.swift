internal import Bytes

/// A request's body in pieces, so that a picture's base64 text never exists as a whole.
struct TransferBody: Sendable {
    var pieces: [TextPiece]
    /// Lives as long as the pieces do.
    var companion: (any Sendable)?

    init(pieces: [TextPiece], companion: (any Sendable)? = nil) {
        self.pieces = pieces
        self.companion = companion
    }

    init(_ bytes: [UInt8]) {
        pieces = [.text(bytes[...])]
    }

    /// The length of the text that is sent.
    var count: Int { pieces.reduce(0) { $0 + $1.count } }
}
