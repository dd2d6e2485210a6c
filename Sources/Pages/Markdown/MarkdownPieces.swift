internal import Bytes

/// Cuts a long text into pieces that are read one by one.
///
/// A cut is made where blocks end: before a line that is not indented and follows a blank one, outside of fenced code. In
/// a piece without such a place, it is made at a line, and in one without lines at a blank or between two characters; code
/// that is cut goes on as code. A text of ordinary length is one piece. Every two pieces make up one full one at least.
struct MarkdownPieces: Sequence, IteratorProtocol {
    /// What pathological texts cost grows with the square of this, and with the number of pieces.
    static let size = 16 << 10

    private let bytes: [UInt8]
    private var position = 0
    /// The line that opened the code in which the piece begins.
    private var fence: ArraySlice<UInt8>?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> [UInt8]? {
        guard position < bytes.count else { return nil }
        let start = position
        let opening = fence.map { Array($0) + [UInt8(ascii: "\n")] } ?? []
        position = cut(from: start)
        return opening + bytes[start..<position]
    }

    /// Leaves in `fence` the code that is open at the cut.
    private mutating func cut(from start: Int) -> Int {
        var line = start
        var block: Int?
        var isAfterBlank = false
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let content = bytes[line..<end]
            if isAfterBlank, fence == nil, let first = content.first, !ASCII.isBlank(first) { block = line }
            if end - start > Self.size {
                if let block {
                    fence = nil
                    return block
                }
                return line > start ? line : cutLine(from: start)
            }
            isAfterBlank = content.allSatisfy(ASCII.isBlank)
            follow(content)
            line = Swift.min(end + 1, bytes.count)
        }
        return bytes.count
    }

    private func cutLine(from start: Int) -> Int {
        var end = start + Self.size
        if let blank = bytes[(end - 256)..<end].lastIndex(of: UInt8(ascii: " ")) { return blank + 1 }
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    /// Opens or closes fenced code by a line of the text.
    private mutating func follow(_ line: ArraySlice<UInt8>) {
        let line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let sign = line.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return }
        let count = line.prefix { $0 == sign }.count
        let rest = line.dropFirst(count)
        guard count >= 3 else { return }
        guard let opening = fence else {
            // Of a line that is repeated, only so much counts as a fence at all.
            if line.count <= 80, sign == UInt8(ascii: "~") || !rest.contains(sign) { fence = line }
            return
        }
        let needed = opening.prefix { $0 == sign }.count
        if needed > 0, count >= needed, rest.allSatisfy(ASCII.isBlank) { fence = nil }
    }
}
