internal import Vignette

/// What an upload tells beside its picture.
struct Metadata {
    private(set) var found: Set<PrivateData> = []
    /// How the picture lies, by EXIF's count; nil where nothing says so.
    private(set) var orientation: Int?
    /// Whether the file says by numbers, not by a profile, that its colours are Display P3's.
    private(set) var isDisplayP3 = false
    /// Frames beyond the first.
    private(set) var furtherFrames: Int

    /// - Parameter items: of a HEIF file.
    init(of upload: [UInt8], _ type: SourceType, _ picture: VipsPicture, _ items: HEIFItems?) {
        furtherFrames = type.isAnimated ? (picture.int("n-pages") ?? 1) - 1 : 0
        if let exif = picture.bytes("exif-data").flatMap(Exif.init) { note(exif) }
        if let xmp = picture.bytes("xmp-data") { note(xmp: xmp) }
        if picture.has("iptc-data") { found.insert(.description) }
        if picture.has("icc-profile-data") { found.insert(.profile) }
        switch type {
        case .jpeg: note(JPEGSegments(upload))
        case .png: note(PNGChunks(upload), upload)
        case .gif: note(GIFExtensions(upload))
        case .webp, .heic, .avif: break
        }
        guard let items else { return }
        if items.turnsItself { orientation = nil }
        if items.holdsXMP { found.insert(.description) }
        isDisplayP3 = items.isDisplayP3
    }

    /// XMP repeats what EXIF says, or stands alone.
    private mutating func note(xmp: [UInt8]) {
        found.insert(.description)
        let signs: [(String, PrivateData)] = [
            ("GPSLatitude", .gps), ("tiff:Make", .camera), ("SerialNumber", .camera), ("DateTimeOriginal", .time),
            ("CreateDate", .time),
        ]
        for (name, data) in signs where xmp.contains(Array(name.utf8)) { found.insert(data) }
    }

    private mutating func note(_ exif: Exif) {
        orientation = exif.orientation ?? orientation
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
            // libvips sees it in front of the pixels only.
            case "eXIf": if let exif = Exif(Array(upload[chunk.content])) { note(exif) }
            // An animated PNG: libvips sees its first frame only.
            case "acTL" where chunk.content.count >= 4:
                furtherFrames = upload[chunk.content.prefix(4)].bigEndian - 1
            default: break
            }
        }
    }

    private mutating func note(_ extensions: GIFExtensions) {
        if extensions.hasComment { found.insert(.comment) }
        if extensions.hasDescription { found.insert(.description) }
    }
}
