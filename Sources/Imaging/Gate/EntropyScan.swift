/// The search for the end of a JPEG's compressed pixels, where nearly all bytes of a picture lie.
enum EntropyScan {
    /// What is looked at in one go: 64 bytes.
    private typealias Block = SIMD8<UInt64>

    /// The first place from `start` on where FF stands and anything but 00 follows; nil if there is none. An FF that
    /// nothing follows is none.
    static func marker(in bytes: [UInt8], from start: Int) -> Int? {
        let raw = bytes.span.bytes
        var place = start
        // An FF with its 00, which random bytes have every 256, stops nothing here.
        while raw.byteCount - place > 64 {
            if hasMarker(load(raw, place), load(raw, place + 1)) { break }
            place += 64
        }
        while place + 1 < raw.byteCount {
            if bytes[place] == 0xff, bytes[place + 1] != 0 { return place }
            place += 1
        }
        return nil
    }

    /// True if a byte of `here` is FF and the same byte of `next` is not 00.
    ///
    /// In arithmetic, eight bytes a word: comparisons of SIMD vectors cost a hundred times as much. A byte is zero if
    /// neither it nor its low seven bits plus 7F have the high bit; no sum carries into the next byte.
    @inline(__always)
    private static func hasMarker(_ here: Block, _ next: Block) -> Bool {
        let low = Block(repeating: 0x7f7f_7f7f_7f7f_7f7f)
        let inverted = ~here
        let isNotFF = (inverted & low) &+ low | inverted
        let isNotZero = (next & low) &+ low | next
        let found = ~isNotFF & isNotZero
        let half = found.lowHalf | found.highHalf
        let quarter = half.lowHalf | half.highHalf
        return (quarter[0] | quarter[1]) & ~low[0] != 0
    }

    @inline(__always)
    private static func load(_ raw: RawSpan, _ place: Int) -> Block {
        // Unsafe by name only: the load checks its bounds, and a vector of integers can have any bits.
        raw.unsafeLoadUnaligned(fromByteOffset: place, as: Block.self)
    }
}
