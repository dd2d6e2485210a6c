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
        var rest = text[...]
        for content in contents {
            guard let place = rest.firstRange(of: mark) else { break }
            pieces.append(.text(rest[..<place.lowerBound]))
            pieces += content
            rest = rest[place.upperBound...]
        }
        pieces.append(.text(rest))
        return pieces
    }
}
