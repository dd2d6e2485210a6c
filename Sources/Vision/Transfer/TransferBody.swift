internal import Bytes

/// A request's body in pieces, so that a picture's base64 text never exists as a whole.
struct TransferBody: Sendable, Equatable {
    var pieces: [TextPiece]

    init(pieces: [TextPiece]) {
        self.pieces = pieces
    }

    init(_ bytes: [UInt8]) {
        pieces = [.text(bytes[...])]
    }

    /// The length of the text that is sent.
    var count: Int { pieces.reduce(0) { $0 + $1.count } }
}
