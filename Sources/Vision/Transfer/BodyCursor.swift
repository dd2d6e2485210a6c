internal import Bytes

/// A position in a request's body, from which its text is written piece by piece. It can be rewound.
struct BodyCursor {
    private let pieces: [TextPiece]
    private var piece = 0
    /// Within the piece, in its own bytes. In base64 pieces always a multiple of three, but at the end.
    private var offset = 0

    init(_ body: TransferBody) {
        pieces = body.pieces
    }

    var isAtEnd: Bool { piece == pieces.count }

    mutating func rewind() {
        (piece, offset) = (0, 0)
    }

    /// Fills `room` as far as it can and returns the count: zero at the end of the body alone, and nil where a room of
    /// less than four bytes holds no group of base64.
    mutating func write(into room: UnsafeMutableRawBufferPointer) -> Int? {
        var count = 0
        while piece < pieces.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[count...])
            let (written, isAtEnd) = write(pieces[piece], into: rest)
            count += written
            guard isAtEnd else { return count > 0 ? count : nil }
            (piece, offset) = (piece + 1, 0)
        }
        return count
    }

    private mutating func write(
        _ piece: TextPiece, into room: UnsafeMutableRawBufferPointer
    ) -> (count: Int, isAtEnd: Bool) {
        switch piece {
        case .text(let bytes):
            let step = min(room.count, bytes.count - offset)
            bytes.withUnsafeBytes {
                room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + step]))
            }
            offset += step
            return (step, offset == bytes.count)
        case .base64(let bytes):
            // Straight into libcurl's buffer, in whole groups, so that the text of the steps is the text of the whole.
            let step = min(room.count / 4 * 3, bytes.count - offset)
            let count = bytes.withUnsafeBytes {
                Base64.encode(UnsafeRawBufferPointer(rebasing: $0[offset..<offset + step]), into: room)
            }
            offset += step
            return (count, offset == bytes.count)
        }
    }
}
