internal import Vignette

/// The size of a WebP picture by its first chunk (RFC 9649 sections 2.5 to 2.7).
///
/// libvips makes room for the whole canvas as soon as it opens a file, so that what is too large must be known before.
enum WebPHeader {
    static func size(of file: [UInt8]) -> PictureSize? {
        guard file.count >= 30 else { return nil }
        switch Array(file[12..<16]) {
        case Array("VP8X".utf8):
            return PictureSize(width: number(file, 24, bytes: 3) + 1, height: number(file, 27, bytes: 3) + 1)
        case Array("VP8L".utf8):
            let bits = number(file, 21, bytes: 4)
            return PictureSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        case Array("VP8 ".utf8):
            return PictureSize(
                width: number(file, 26, bytes: 2) & 0x3FFF, height: number(file, 28, bytes: 2) & 0x3FFF)
        default: return nil
        }
    }

    private static func number(_ file: [UInt8], _ offset: Int, bytes count: Int) -> Int {
        file[offset..<offset + count].littleEndian
    }
}
