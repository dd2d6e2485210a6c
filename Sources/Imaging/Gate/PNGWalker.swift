internal import Bytes

internal import Vignette

/// Walks over the chunks of a PNG (PNG Specification, Third Edition).
///
/// On the list, in this order: IHDR; gAMA and sRGB; PLTE where pixels are its indices; tRNS; IDAT, altogether no more
/// than the pixels need without compression; IEND. Interlaced pictures pass: they cost a decoder memory for the whole
/// picture, which the limits keep small.
struct PNGWalker {
    static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    /// What a chunk of pixels must have unless it is the last.
    ///
    /// Its CRC is not compared: to compute one over a whole picture takes several times as long as all else here, and
    /// would say nothing of pixels that are not decoded. Without this bound, chunks of hardly any pixels could carry
    /// four bytes each of anything.
    static let shortestData = 4096

    private enum Chunk: String {
        case gAMA, sRGB, PLTE, tRNS, IDAT, IEND

        var rank: Int {
            switch self {
            case .gAMA, .sRGB: 0
            case .PLTE: 1
            case .tRNS: 2
            case .IDAT: 3
            case .IEND: 4
            }
        }
    }

    private var reader: GateReader
    private let header: PNGHeader
    private var seen: Set<Chunk> = []
    private var rank = 0
    private var paletteCount = 0
    private var lastDataCount = shortestData
    private var dataCount = 0

    static func walk(_ bytes: [UInt8], limits: GateLimits) throws(GateReason) -> PictureSize {
        var walker = try PNGWalker(bytes, limits: limits)
        return try walker.walk()
    }

    private init(_ bytes: [UInt8], limits: GateLimits) throws(GateReason) {
        reader = GateReader(bytes, from: Self.signature.count)
        let (name, content) = try Self.chunk(&reader)
        guard name == "IHDR" else { throw .misplaced(name) }
        header = try PNGHeader(content)
        try limits.check(header.size)
    }

    private mutating func walk() throws(GateReason) -> PictureSize {
        while true {
            let (name, content) = try Self.chunk(&reader)
            guard let chunk = Chunk(rawValue: name) else {
                throw name == "IHDR" ? .misplaced(name) : .notListed(name)
            }
            let isNew = seen.insert(chunk).inserted
            guard isNew || chunk == .IDAT, chunk.rank >= rank else { throw .misplaced(name) }
            rank = chunk.rank
            switch chunk {
            case .gAMA: try readGamma(content)
            case .sRGB: try readIntent(content)
            case .PLTE: try readPalette(content)
            case .tRNS: try readTransparency(content)
            case .IDAT: try readData(content, isFirst: isNew)
            case .IEND: return try end(content)
            }
        }
    }

    /// The name of the next chunk and what is in it. The name is four letters, whatever the bytes are.
    private static func chunk(_ reader: inout GateReader) throws(GateReason) -> (name: String, content: GateReader) {
        let length = try reader.big(4)
        let start = reader.position
        var name = ""
        for _ in 0..<4 {
            let letter = UInt8(try reader.byte())
            guard (65...90).contains(letter) || (97...122).contains(letter) else { throw .malformed("chunk name") }
            name.unicodeScalars.append(Unicode.Scalar(letter))
        }
        let content = try reader.stretch(length, failure: .malformed(name))
        let end = reader.position
        let sum = try reader.big(4)
        guard
            name == Chunk.IDAT.rawValue || length > shortestData
                || sum == Int(CRC32.sum(of: reader.bytes[start..<end]))
        else { throw .malformed(name) }
        return (name, content)
    }

    private func readGamma(_ chunk: GateReader) throws(GateReason) {
        var content = chunk
        guard try content.big(4) > 0 else { throw .malformed("gAMA") }
        try content.finish()
    }

    private func readIntent(_ chunk: GateReader) throws(GateReason) {
        var content = chunk
        guard try content.byte() <= 3 else { throw .malformed("sRGB") }
        try content.finish()
    }

    private mutating func readPalette(_ content: GateReader) throws(GateReason) {
        // Elsewhere it would be a suggestion, which no pixel needs.
        guard header.colour == .palette else { throw .misplaced("PLTE") }
        paletteCount = content.rest / 3
        guard content.rest % 3 == 0, (1...(1 << header.depth)).contains(paletteCount) else {
            throw .malformed("PLTE")
        }
    }

    private func readTransparency(_ chunk: GateReader) throws(GateReason) {
        var content = chunk
        let samples: Int
        switch header.colour {
        case .grey: samples = 1
        case .colour: samples = 3
        case .palette:
            guard (1...max(1, paletteCount)).contains(content.rest) else { throw .malformed("tRNS") }
            return
        case .greyAlpha, .colourAlpha: throw .misplaced("tRNS")
        }
        for _ in 0..<samples where try content.big(2) >= 1 << header.depth { throw .malformed("tRNS") }
        try content.finish()
    }

    private mutating func readData(_ chunk: GateReader, isFirst: Bool) throws(GateReason) {
        guard header.colour != .palette || paletteCount > 0 else { throw .misplaced("IDAT") }
        guard lastDataCount >= Self.shortestData, chunk.rest > 0 else { throw .malformed("IDAT") }
        lastDataCount = chunk.rest
        dataCount += chunk.rest
        guard dataCount <= header.dataLimit else { throw .moreThanPixels }
        guard isFirst else { return }
        // RFC 1950: deflate, a window of at most 32 KiB, no dictionary, and a check on the two bytes.
        var content = chunk
        let start = try content.big(2)
        guard start >> 8 & 15 == 8, start >> 12 <= 7, start & 0x20 == 0, start % 31 == 0 else {
            throw .malformed("IDAT")
        }
    }

    private func end(_ content: GateReader) throws(GateReason) -> PictureSize {
        try content.finish()
        guard seen.contains(.IDAT) else { throw .misplaced("IEND") }
        guard reader.rest == 0 else { throw .trailingBytes }
        return header.size
    }
}
