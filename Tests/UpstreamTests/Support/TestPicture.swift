import Bytes
import TestSupport
import Vignette

/// PNG pictures of one colour, with noise where it is asked for; stored without compression, so that their size says
/// how much is sent.
enum TestPicture {
    static func make(_ colour: Colour, width: Int = 64, height: Int = 64, noise: Int = 0) throws -> Picture {
        let bytes = png(colour, width: width, height: height, noise: noise)
        return Picture(
            bytes: bytes, format: .png, size: PictureSize(width: width, height: height),
            digest: try SHA256.digest(of: bytes).hex)
    }

    /// W3C PNG specification, third edition: palette colours, eight bits a pixel.
    static func png(_ colour: Colour, width: Int, height: Int, noise: Int = 0) -> [UInt8] {
        var random = SeededGenerator(UInt64(width * height + noise))
        let palette = (0..<256).flatMap { entry in
            colour.levels.map { level in
                let shift = entry == 0 || noise == 0 ? 0 : Int(random.next() % UInt64(2 * noise + 1)) - noise
                return UInt8(clamping: level + shift)
            }
        }
        var rows: [UInt8] = []
        rows.reserveCapacity(height * (width + 1))
        for _ in 0..<height {
            rows.append(0)
            if noise == 0 {
                rows.append(contentsOf: repeatElement(0, count: width))
            } else {
                // Every eight pixels a new colour.
                var left = width
                while left > 0 {
                    rows.append(
                        contentsOf: repeatElement(UInt8(truncatingIfNeeded: random.next()), count: min(8, left)))
                    left -= 8
                }
            }
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", word(width) + word(height) + [8, 3, 0, 0, 0])
            + chunk("PLTE", palette) + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    }

    /// A zlib stream of stored blocks (RFC 1950, RFC 1951 §3.2.4).
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        while !rest.isEmpty {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let count = UInt16(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            for value in [count, ~count] { stream += [UInt8(value & 0xFF), UInt8(value >> 8)] }
            stream += block
        }
        // RFC 1950 §8.2.
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return stream + word(high << 16 | low)
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return word(content.count) + named + word(Int(CRC32.sum(of: named[...])))
    }

    private static func word(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
