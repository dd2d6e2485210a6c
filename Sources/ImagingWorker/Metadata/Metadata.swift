internal import Vignette

/// What an upload tells beside its picture.
struct Metadata {
    private(set) var found: Set<PrivateData> = []
    /// How the picture lies, by EXIF's count; nil where nothing says so.
    private(set) var orientation: Int?
    /// Frames beyond the first.
    private(set) var furtherFrames: Int

    init(of upload: [UInt8], _ type: SourceType, _ picture: VipsPicture) {
        furtherFrames = type.isAnimated ? (picture.int("n-pages") ?? 1) - 1 : 0
        if let exif = picture.bytes("exif-data").flatMap(Exif.init) { note(exif) }
        if let xmp = picture.bytes("xmp-data") {
            found.insert(.description)
            if xmp.contains(Array("GPSLatitude".utf8)) { found.insert(.gps) }
        }
        if picture.has("iptc-data") { found.insert(.description) }
        if picture.has("icc-profile-data") { found.insert(.profile) }
        switch type {
        case .jpeg: note(JPEGSegments(upload))
        case .png: note(PNGChunks(upload), upload)
        case .gif: note(GIFExtensions(upload))
        case .heic, .avif:
            if HEIFBoxes.turnsItself(upload) { orientation = nil }
            if HEIFBoxes.holdsXMP(upload) { found.insert(.description) }
        case .webp: break
        }
    }

    private mutating func note(_ exif: Exif) {
        orientation = exif.orientation
        if exif.hasGPS { found.insert(.gps) }
        if exif.hasCamera { found.insert(.camera) }
        if exif.hasTime { found.insert(.time) }
        if exif.hasComment { found.insert(.comment) }
        if exif.hasDescription { found.insert(.description) }
        if exif.hasPreview { found.insert(.preview) }
    }

    private mutating func note(_ segments: JPEGSegments) {
        for segment in segments where segment.marker == 0xFE { found.insert(.comment) }
    }

    private mutating func note(_ chunks: PNGChunks, _ upload: [UInt8]) {
        for chunk in chunks {
            switch chunk.name {
            case "tEXt", "zTXt", "iTXt": found.insert(.comment)
            case "tIME": found.insert(.time)
            // An animated PNG: libvips sees its first frame only.
            case "acTL" where chunk.content.count >= 4:
                furtherFrames = upload[chunk.content.prefix(4)].reduce(0) { $0 << 8 | Int($1) } - 1
            default: break
            }
        }
    }

    private mutating func note(_ extensions: GIFExtensions) {
        if extensions.hasComment { found.insert(.comment) }
        if extensions.hasDescription { found.insert(.description) }
    }
}
