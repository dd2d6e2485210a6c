/// The few tags of an EXIF block that matter here. A walk over the block by its own offsets, each checked: it visits
/// the first two directories and the two that the first one names, once each.
struct Exif {
    private(set) var orientation: Int?
    private(set) var hasGPS = false
    private(set) var hasCamera = false
    private(set) var hasTime = false
    private(set) var hasComment = false
    private(set) var hasDescription = false
    private(set) var hasPreview = false

    private let bytes: ArraySlice<UInt8>
    private let isLittleEndian: Bool

    /// - Parameter block: with or without the "Exif" marker of JPEG in front.
    init?(_ block: [UInt8]) {
        let tiff = block.starts(with: Array("Exif\0\0".utf8)) ? block.dropFirst(6) : block[...]
        switch Array(tiff.prefix(4)) {
        case [0x49, 0x49, 0x2A, 0]: isLittleEndian = true
        case [0x4D, 0x4D, 0, 0x2A]: isLittleEndian = false
        default: return nil
        }
        bytes = tiff
        guard let first = number(at: 4, count: 4) else { return nil }
        let next = walk(at: first)
        if let next, next != 0 { hasPreview = true }
    }

    private func number(at offset: Int, count: Int) -> Int? {
        guard offset >= 0, count <= bytes.count, offset <= bytes.count - count else { return nil }
        let field = bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
        return isLittleEndian ? field.littleEndian : field.bigEndian
    }

    /// - Returns: where the next directory lies.
    private mutating func walk(at start: Int, isFirst: Bool = true) -> Int? {
        guard let count = number(at: start, count: 2) else { return nil }
        for entry in 0..<count {
            let offset = start + 2 + entry * 12
            guard let tag = number(at: offset, count: 2), let value = number(at: offset + 8, count: 4) else {
                return nil
            }
            note(tag, at: offset)
            // The camera's own directory.
            if tag == 0x8769, isFirst { _ = walk(at: value, isFirst: false) }
        }
        return number(at: start + 2 + count * 12, count: 4)
    }

    private mutating func note(_ tag: Int, at offset: Int) {
        switch tag {
        case 0x0112:
            // A short number by the standard; some programs write a long one.
            let width = number(at: offset + 2, count: 2) == 4 ? 4 : 2
            if let value = number(at: offset + 8, count: width), (1...8).contains(value) { orientation = value }
        case 0x8825: hasGPS = true
        // Maker, model, exposure, aperture, ISO, maker's note, owner, serial numbers, lens.
        case 0x010F, 0x0110, 0x829A, 0x829D, 0x8827, 0x927C, 0xA430...0xA435: hasCamera = true
        case 0x0132, 0x9003, 0x9004, 0x9010...0x9012: hasTime = true
        // The user's, and Windows'.
        case 0x9286, 0x9C9C: hasComment = true
        // Description, artist, copyright, Windows' title, author, keywords, subject.
        case 0x010E, 0x013B, 0x8298, 0x9C9B, 0x9C9D...0x9C9F: hasDescription = true
        default: break
        }
    }
}
