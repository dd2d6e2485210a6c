/// The chunks of a WebP file.
enum WebPChunks {
    /// A simple file (RFC 9649 section 2.5 and 2.6) of the pixels alone. libvips adds an EXIF block and the extended
    /// header for it even when told to strip; none of our pictures has transparency, which would need that header.
    static func essential(of file: [UInt8]) -> [UInt8] {
        var position = 12
        while file.count - position >= 8 {
            let name = file[position..<position + 4]
            let count = file[position + 4..<position + 8].littleEndian
            let padded = count + count % 2
            guard padded <= file.count - position - 8 else { break }
            let whole = position..<position + 8 + padded
            if name.elementsEqual("VP8 ".utf8) || name.elementsEqual("VP8L".utf8) {
                let size = whole.count + 4
                let head = Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
                return head + Array("WEBP".utf8) + file[whole]
            }
            position = whole.upperBound
        }
        // Not what libvips writes; the gate of the pool will say so.
        return file
    }
}
