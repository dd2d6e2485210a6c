/// Gaps in a text that is written as a whole and then cut there, for what is too large to stand in it.
///
/// Each gap is written as the same mark, which nobody else can have written: it is drawn here, and 128 bits long.
public struct TextGaps: Sendable {
    public let mark = Hex.encode(RandomBytes.make(16))

    public init() {}

    /// The text with its gaps filled, in order.
    public func filled(_ text: [UInt8], with contents: [[TextPiece]]) -> [TextPiece] {
        let mark = Array(mark.utf8)
        var pieces: [TextPiece] = []
        var start = 0
        for content in contents {
            guard let place = Self.place(of: mark, in: text, from: start) else { break }
            pieces.append(.text(text[start..<place]))
            pieces += content
            start = place + mark.count
        }
        pieces.append(.text(text[start...]))
        return pieces
    }

    /// The standard library's search takes a microsecond a byte, and texts may have megabytes.
    private static func place(of mark: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        text.withUnsafeBufferPointer { text in
            var index = start
            while index + mark.count <= text.count {
                if text[index] == mark[0], text[index..<index + mark.count].elementsEqual(mark) { return index }
                index += 1
            }
            return nil
        }
    }
}
