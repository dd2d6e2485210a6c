internal import Bytes
internal import Vignette

/// A PNG picture of a single colour (W3C PNG specification, third edition).
struct PalettePNG {
    let width: Int
    let height: Int
    /// Red, green and blue.
    let colour: [UInt8]

    var picture: Picture {
        let bytes = bytes
        let digest = (try? SHA256.digest(of: bytes).hex) ?? ""
        return Picture(bytes: bytes, format: .png, size: PictureSize(width: width, height: height), digest: digest)
    }

    var bytes: [UInt8] {
        // §11.2.1: one bit a pixel, palette colours, no interlacing.
        let header = word(width) + word(height) + [1, 3, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + chunk("PLTE", colour) + chunk("IDAT", compressed) + chunk("IEND", [])
    }

    /// The rows, all of them zero: the first palette entry everywhere. A stored zlib stream (RFC 1950, RFC 1951 §3.2.4)
    /// is small enough at one bit a pixel.
    private var compressed: [UInt8] {
        let rows = [UInt8](repeating: 0, count: height * (1 + (width + 7) / 8))
        let count = UInt16(truncatingIfNeeded: rows.count)
        let stored = [0x01, UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
        return [0x78, 0x01] + stored + rows + word(adler32(ofZeros: rows.count))
    }

    /// RFC 1950 §8.2, for bytes that are all zero: the first sum stays 1, the second counts them.
    private func adler32(ofZeros count: Int) -> Int {
        (count % 65_521) << 16 | 1
    }

    private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return word(content.count) + named + word(Int(CRC32.sum(of: named[...])))
    }

    private func word(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
