/// A small landscape picture of soft colours, as a BMP file: browsers stretch it to the size that a page says.
struct Gradient {
    let bytes: [UInt8]

    init(seed: Int) {
        let (width, height) = (48, 32)
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let (across, up) = (x * 255 / width, y * 255 / height)
                // Blue, green, red.
                pixels += [
                    UInt8(120 + (across * (seed + 1) / 4) % 90), UInt8(90 + up / 3), UInt8(230 - (up + across) / 4),
                ]
            }
        }
        var bytes = Array("BM".utf8)
        for value in [54 + pixels.count, 0, 54, 40, width, height] { bytes += Self.little(value) }
        bytes += [1, 0, 24, 0]
        for value in [0, pixels.count, 2835, 2835, 0, 0] { bytes += Self.little(value) }
        self.bytes = bytes + pixels
    }

    private static func little(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(value >> ($0 * 8) & 255) }
    }
}
