import TestSupport

/// PNGs made of chunks, right or wrong; their pixels are none.
enum PNGSample {
    static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    static let end = chunk("IEND", [])
    static let data = chunk("IDAT", [0x78, 0x9c, 1, 2, 3])
    static let gamma = chunk("gAMA", [0, 0, 0xb1, 0x8f])
    static let intent = chunk("sRGB", [0])
    static let fullData = chunk("IDAT", [0x78, 0x9c] + [UInt8](repeating: 1, count: 4094))

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return big32(content.count) + named + big32(Int(PNGSum.of(named)))
    }

    static func header(
        width: Int = 32, height: Int = 16, depth: UInt8 = 8, colour: UInt8 = 2, _ methods: [UInt8] = [0, 0, 0]
    ) -> [UInt8] {
        chunk("IHDR", big32(width) + big32(height) + [depth, colour] + methods)
    }

    static func palette(_ colours: Int) -> [UInt8] { chunk("PLTE", [UInt8](repeating: 5, count: 3 * colours)) }

    static func transparency(_ count: Int) -> [UInt8] { chunk("tRNS", [UInt8](repeating: 0, count: count)) }

    static let colour = [signature, header(width: 512), gamma, intent, transparency(6), fullData, data, end]
    static let indexed = [signature, header(depth: 2, colour: 3), palette(4), transparency(3), data, end]

    private static func big32(_ number: Int) -> [UInt8] {
        JPEGSample.big16(number >> 16) + JPEGSample.big16(number & 0xffff)
    }
}
