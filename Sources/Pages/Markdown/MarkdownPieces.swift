internal import Bytes

/// Cuts a long text into pieces that are read one by one.
///
/// A cut is made before a block, as the reader of markdown itself understands them (`MarkdownTree`): of the whole, or of
/// the list or quote that goes on for too long. Where one block is longer than a piece, the cut is made at a line, and in
/// one without lines at a blank or between two characters; fenced code that is cut goes on as code, in whatever it lies.
/// A text of ordinary length is one piece. Every few pieces make up one full one at least.
struct MarkdownPieces: Sequence, IteratorProtocol {
    /// What pathological texts cost grows with the square of this, and with the number of pieces.
    static let size = 16 << 10

    private let bytes: [UInt8]
    private let size: Int
    private var position = 0
    /// A line that opens again the code in which the piece begins.
    private var opening: [UInt8] = []

    /// - Parameter size: at least 8.
    init(_ bytes: [UInt8], size: Int = Self.size) {
        self.bytes = bytes
        self.size = size
    }

    mutating func next() -> [UInt8]? {
        while position < bytes.count {
            let start = position
            let head = opening
            guard bytes.count - start > size else {
                position = bytes.count
                return head + bytes[start...]
            }
            let end = windowEnd(from: start)
            let window = MarkdownGuard.guarded(head + bytes[start..<end])
            let tree = MarkdownTree(parsing: window)
            guard let place = cut(before: tree.blocks, from: start, to: end) else {
                opening = tree.openCode(in: window)
                position = end
                return head + bytes[start..<end]
            }
            opening = []
            position = place
            // Else the code that should go on had ended with the text before.
            if place > start { return head + bytes[start..<place] }
        }
        return nil
    }

    /// The outermost place that leaves half of a piece at least, else the last one.
    ///
    /// - Parameter lines: how many lines stand before each place, ascending, the opening one among them.
    private func cut(before lines: [Int], from start: Int, to end: Int) -> Int? {
        var line = opening.isEmpty ? 0 : 1
        var place = start
        for wanted in lines {
            while line < wanted, let feed = bytes[place..<end].firstIndex(of: UInt8(ascii: "\n")) {
                place = feed + 1
                line += 1
            }
            if place - start >= size / 2 { break }
        }
        return lines.isEmpty ? nil : place
    }

    /// At a line, if there is one.
    private func windowEnd(from start: Int) -> Int {
        var end = start + size
        if let feed = bytes[start..<end].lastIndex(of: UInt8(ascii: "\n")) { return feed + 1 }
        let last = bytes[Swift.max(start, end - 256)..<end]
        if let blank = last.lastIndex(of: UInt8(ascii: " ")) { return blank + 1 }
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
