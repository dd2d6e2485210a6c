internal import Vignette

/// Walks over the chunks of a WebP (RFC 9649).
///
/// On the list: a picture of one VP8 or VP8L chunk; or VP8X, which may announce alpha and nothing else, then ALPH where
/// it goes with VP8, then VP8 or VP8L of the same size as the canvas. None has more bytes than its pixels can need.
struct WebPWalker {
    static let signature = Array("RIFF".utf8)

    private let limits: GateLimits
    private var reader: GateReader

    static func walk(_ bytes: [UInt8], limits: GateLimits) throws(GateReason) -> PictureSize {
        var walker = WebPWalker(bytes, limits: limits)
        return try walker.walk()
    }

    private init(_ bytes: [UInt8], limits: GateLimits) {
        self.limits = limits
        reader = GateReader(bytes, from: Self.signature.count)
    }

    private mutating func walk() throws(GateReason) -> PictureSize {
        let length = try reader.little(4)
        guard length <= reader.rest else { throw .truncated }
        guard length == reader.rest else { throw .trailingBytes }
        guard try name() == "WEBP" else { throw .unknownFormat }

        var (name, content) = try chunk()
        let canvas = name == "VP8X" ? try Canvas(content) : nil
        if let canvas {
            try limits.check(canvas.size)
            (name, content) = try chunk()
        }
        var alpha: GateReader?
        if name == "ALPH", canvas?.hasAlpha == true {
            alpha = content
            (name, content) = try chunk()
        }
        let size: PictureSize
        switch name {
        case "VP8 ":
            guard (alpha != nil) == (canvas?.hasAlpha ?? false) else { throw .misplaced("VP8X") }
            let frame = try VP8Frame(content)
            size = frame.size
            try limits.check(size)
            try frame.checkPartitions()
        case "VP8L":
            guard alpha == nil else { throw .misplaced("ALPH") }
            size = try losslessSize(content)
            try limits.check(size)
            guard content.rest <= Self.losslessLimit(size) else { throw .moreThanPixels }
        case "ALPH", "VP8X": throw .misplaced(name)
        default: throw .notListed(name)
        }
        guard canvas.map({ $0.size == size }) ?? true else { throw .malformed("VP8X") }
        if let alpha { try checkAlpha(alpha, size) }
        guard reader.rest == 0 else { throw .notListed(try chunk().name) }
        return size
    }

    /// Four printable characters.
    private mutating func name() throws(GateReason) -> String {
        var name = ""
        for _ in 0..<4 {
            let letter = UInt8(try reader.byte())
            guard (32...126).contains(letter) else { throw .malformed("chunk name") }
            name.unicodeScalars.append(Unicode.Scalar(letter))
        }
        return name
    }

    /// The next chunk without the byte that makes it even, which is 0.
    private mutating func chunk() throws(GateReason) -> (name: String, content: GateReader) {
        let name = try name()
        let length = try reader.little(4)
        let content = try reader.stretch(length, failure: .malformed(name))
        if length % 2 == 1, try reader.byte() != 0 { throw .malformed(name) }
        return (name, content)
    }

    private struct Canvas {
        let hasAlpha: Bool
        let size: PictureSize

        init(_ chunk: GateReader) throws(GateReason) {
            var content = chunk
            let flags = try content.byte()
            // 0x20 ICC, 0x08 EXIF, 0x04 XMP, 0x02 animation; the rest is reserved.
            guard flags & ~0x10 == 0 else { throw .malformed("VP8X") }
            hasAlpha = flags != 0
            try content.expect([0, 0, 0])
            size = PictureSize(width: try content.little(3) + 1, height: try content.little(3) + 1)
            try content.finish()
        }
    }

    /// The most bytes that lossless pixels need: four bytes each, as codes made for a picture are no longer on
    /// average, and the codes themselves.
    private static func losslessLimit(_ size: PictureSize) -> Int {
        let pixels = size.width * size.height
        return 4 * pixels + pixels / 64 + 1024
    }

    /// RFC 9649 3.4.
    private func losslessSize(_ chunk: GateReader) throws(GateReason) -> PictureSize {
        var content = chunk
        try content.expect([0x2f])
        let header = try content.little(4)
        let version = header >> 29
        guard version == 0, content.rest > 0 else { throw .malformed("VP8L") }
        return PictureSize(width: (header & 0x3fff) + 1, height: (header >> 14 & 0x3fff) + 1)
    }

    /// RFC 9649 2.7.1.2: reserved bits, preprocessing, filter and compression; then a byte a pixel, or lossless data,
    /// which is used only where it takes no more.
    private func checkAlpha(_ chunk: GateReader, _ size: PictureSize) throws(GateReason) {
        var content = chunk
        let header = try content.byte()
        let isCompressed = header & 3 == 1
        guard header >> 4 <= 1, header & 3 <= 1,
            isCompressed ? content.rest > 0 : content.rest == size.width * size.height
        else { throw .malformed("ALPH") }
        guard content.rest <= size.width * size.height else { throw .moreThanPixels }
    }
}
