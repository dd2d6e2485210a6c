/// The chunks of a PNG file, one after the other, as far as they are whole.
struct PNGChunks: Sequence, IteratorProtocol {
    struct Chunk {
        let name: String
        /// Length, name, content and checksum.
        let whole: Range<Int>
        let content: Range<Int>
    }

    static let signatureCount = 8

    private let bytes: [UInt8]
    private var position = signatureCount

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Chunk? {
        guard bytes.count - position >= 12 else { return nil }
        let count = bytes[position..<position + 4].bigEndian
        guard count <= bytes.count - position - 12 else { return nil }
        let content = position + 8..<position + 8 + count
        let whole = position..<content.upperBound + 4
        position = whole.upperBound
        return Chunk(
            name: String(decoding: bytes[whole.lowerBound + 4..<content.lowerBound], as: UTF8.self), whole: whole,
            content: content)
    }

    /// `file` without what a viewer does not need. libvips writes the resolution (pHYs) even when told to strip.
    static func essential(of file: [UInt8]) -> [UInt8] {
        let keep: Set = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]
        var result = Array(file.prefix(signatureCount))
        result.reserveCapacity(file.count)
        for chunk in PNGChunks(file) where keep.contains(chunk.name) {
            result.append(contentsOf: file[chunk.whole])
        }
        return result
    }
}
