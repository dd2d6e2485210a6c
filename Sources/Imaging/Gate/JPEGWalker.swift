internal import Vignette

/// Walks over the segments of a JPEG (ITU-T T.81).
///
/// On the list: JFIF without thumbnail and the Adobe segment that says how colours are coded, each once and before the
/// frame; one Huffman-coded frame of 8 bits with 1 or 3 components; its tables, each of them used; its scans with their
/// restart markers, each of which brings what has not come yet, in no more bytes than that needs.
struct JPEGWalker {
    static let signature: [UInt8] = [0xff, 0xd8]
    /// Encoders write about ten. Each scan makes a decoder go over the whole picture.
    static let scanLimit = 64

    let limits: GateLimits
    var reader: GateReader
    var tables = JPEGTables()
    var frame: JPEGFrame?
    var scans = 0
    /// MCUs between restart markers; 0 for none.
    var restartInterval = 0
    private var restartsAreSet = false
    private var hasAdobe = false

    private init(_ bytes: [UInt8], limits: GateLimits) {
        self.limits = limits
        reader = GateReader(bytes, from: Self.signature.count)
    }

    static func walk(_ bytes: [UInt8], limits: GateLimits) throws(GateReason) -> PictureSize {
        var walker = JPEGWalker(bytes, limits: limits)
        return try walker.walk()
    }

    private mutating func walk() throws(GateReason) -> PictureSize {
        while true {
            guard try reader.byte() == 0xff else { throw .malformed("marker") }
            let marker = try reader.byte()
            switch marker {
            case 0xe0: try readJFIF()
            case 0xee: try readAdobe()
            case 0xdb: try readQuantisation()
            case 0xc0...0xc2: try readFrame(marker)
            case 0xc4: try tables.readHuffman(segment("DHT"))
            case 0xdd: try readRestartInterval()
            case 0xda:
                try readScan(segment("SOS"))
                restartsAreSet = false
            case 0xd9: return try end()
            default: throw .notListed(Self.name(of: marker))
            }
        }
    }

    /// The content of a segment, whose length counts itself.
    private mutating func segment(_ name: String) throws(GateReason) -> GateReader {
        let length = try reader.big(2)
        guard length >= 2 else { throw .malformed(name) }
        return try reader.stretch(length - 2, failure: .malformed(name))
    }

    private mutating func readJFIF() throws(GateReason) {
        // JFIF has to be the first segment, which also keeps it from coming twice.
        guard reader.position == Self.signature.count + 2 else { throw .misplaced("APP0") }
        var content = try segment("APP0")
        try content.expect("JFIF\0".utf8)
        let version = try content.big(2)
        let unit = try content.byte()
        try content.skip(4)  // The density, of which every value is one.
        try content.expect([0, 0])  // A thumbnail of no pixels.
        try content.finish()
        guard (0x100...0x102).contains(version), unit <= 2 else { throw .malformed("APP0") }
    }

    private mutating func readAdobe() throws(GateReason) {
        guard !hasAdobe, frame == nil else { throw .misplaced("APP14") }
        hasAdobe = true
        var content = try segment("APP14")
        // Version 100 and no flags, as any encoder but Adobe's own writes; then RGB or YCbCr.
        try content.expect("Adobe".utf8)
        try content.expect([0, 100, 0, 0, 0, 0])
        guard try content.byte() <= 1 else { throw .malformed("APP14") }
        try content.finish()
    }

    private mutating func readQuantisation() throws(GateReason) {
        guard scans == 0 else { throw .misplaced("DQT") }
        try tables.readQuantisation(segment("DQT"))
    }

    private mutating func readFrame(_ marker: Int) throws(GateReason) {
        guard frame == nil else { throw .misplaced("SOF") }
        let frame = try JPEGFrame(marker: marker, segment("SOF"))
        try limits.check(frame.size)
        self.frame = frame
    }

    /// Once before each scan, so that it cannot be repeated to carry something.
    private mutating func readRestartInterval() throws(GateReason) {
        guard !restartsAreSet else { throw .misplaced("DRI") }
        restartsAreSet = true
        var content = try segment("DRI")
        restartInterval = try content.big(2)
        try content.finish()
    }

    private func end() throws(GateReason) -> PictureSize {
        guard let frame, frame.isComplete else { throw .misplaced("EOI") }
        guard !restartsAreSet else { throw .misplaced("DRI") }
        try tables.finish(frame)
        guard reader.rest == 0 else { throw .trailingBytes }
        return frame.size
    }

    private static func name(of marker: Int) -> String {
        switch marker {
        case 0xc0...0xcf where marker & 3 != 0 || marker == 0xc8: "SOF\(marker - 0xc0)"
        case 0xcc: "DAC"
        case 0xd0...0xd7: "RST\(marker - 0xd0)"
        case 0xd8: "SOI"
        case 0xdc: "DNL"
        case 0xe0...0xef: "APP\(marker - 0xe0)"
        case 0xfe: "COM"
        case 0xff: "fill byte"
        default: "marker \(String(marker, radix: 16))"
        }
    }
}
