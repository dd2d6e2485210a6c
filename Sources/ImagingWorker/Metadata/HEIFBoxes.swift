/// The boxes in a part of a HEIF file, one after the other, as far as they are whole (ISO/IEC 14496-12 section 4.2).
struct HEIFBoxes: Sequence, IteratorProtocol {
    struct Box {
        let name: String
        let content: Range<Int>
    }

    private let bytes: [UInt8]
    private var rest: Range<Int>

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        rest = range
    }

    mutating func next() -> Box? {
        guard rest.count >= 8 else { return nil }
        var count = number(at: rest.lowerBound, bytes: 4)
        var head = 8
        if count == 1 {
            guard rest.count >= 16 else { return nil }
            // The upper half of a length of 64 bits: no file here is that long.
            guard number(at: rest.lowerBound + 8, bytes: 4) == 0 else { return nil }
            count = number(at: rest.lowerBound + 12, bytes: 4)
            head = 16
        }
        if count == 0 { count = rest.count }
        guard count >= head, count <= rest.count else { return nil }
        let name = String(decoding: bytes[rest.lowerBound + 4..<rest.lowerBound + 8], as: UTF8.self)
        let box = Box(name: name, content: rest.lowerBound + head..<rest.lowerBound + count)
        rest = box.content.upperBound..<rest.upperBound
        return box
    }

    private func number(at offset: Int, bytes count: Int) -> Int {
        bytes[offset..<offset + count].bigEndian
    }
}
