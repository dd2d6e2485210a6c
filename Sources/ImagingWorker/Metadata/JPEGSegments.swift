/// The marker segments of a JPEG file, those between its scans too.
struct JPEGSegments: Sequence, IteratorProtocol {
    struct Segment {
        let marker: UInt8
        let content: Range<Int>
    }

    private let bytes: [UInt8]
    private var position = 2

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Segment? {
        while position < bytes.count - 4, bytes[position] == 0xFF, bytes[position + 1] == 0xFF { position += 1 }
        guard position < bytes.count - 4, bytes[position] == 0xFF else { return nil }
        let marker = bytes[position + 1]
        let count = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
        guard count >= 2, count - 2 <= bytes.count - position - 4 else { return nil }
        let content = position + 4..<position + 2 + count
        position = content.upperBound
        if marker == 0xDA { skipScan() }
        return Segment(marker: marker, content: content)
    }

    /// To the next marker that is neither a stuffed byte nor a restart.
    private mutating func skipScan() {
        while let next = bytes[position...].firstIndex(of: 0xFF), next + 1 < bytes.count {
            position = next
            switch bytes[next + 1] {
            case 0, 0xD0...0xD7: position += 2
            default: return
            }
        }
        position = bytes.count
    }
}
