/// WebPs made of chunks, right or wrong; their pixels are none.
enum WebPSample {
    static func chunk(_ name: String, _ content: [UInt8], padding: UInt8 = 0) -> [UInt8] {
        Array(name.utf8) + little(content.count, 4) + content + (content.count % 2 == 1 ? [padding] : [])
    }

    static func lossy(
        width: Int = 20, height: Int = 10, tag: Int = 0x70, pixels: [UInt8] = [0, 0, 0, 4, 5]
    ) -> [UInt8] {
        chunk("VP8 ", little(tag, 3) + [0x9d, 0x01, 0x2a] + little(width, 2) + little(height, 2) + pixels)
    }

    static func lossless(width: Int = 20, height: Int = 10, version: Int = 0) -> [UInt8] {
        chunk("VP8L", [0x2f] + little(width - 1 | (height - 1) << 14 | version << 29, 4) + [1, 2])
    }

    static func canvas(_ flags: UInt8, width: Int = 20, height: Int = 10, reserved: UInt8 = 0) -> [UInt8] {
        chunk("VP8X", [flags, 0, reserved, 0] + little(width - 1, 3) + little(height - 1, 3))
    }

    static let alpha = chunk("ALPH", [1, 9, 9])

    static func file(_ chunks: [[UInt8]], longer: Int = 0) -> [UInt8] {
        let content = Array("WEBP".utf8) + chunks.flatMap { $0 }
        return Array("RIFF".utf8) + little(content.count + longer, 4) + content
    }

    static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(number >> (8 * $0) & 255) }
    }
}
