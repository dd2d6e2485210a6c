/// What a HEIF file says in its own boxes.
enum HEIFBoxes {
    /// Whether it lists XMP among its items, by that item's type (ISO/IEC 23008-12 annex A.3); libvips 8.14 does not.
    static func holdsXMP(_ bytes: [UInt8]) -> Bool {
        guard let meta = box("meta", in: bytes, 0..<bytes.count) else { return false }
        // The list of items stands at the front; a hostile box may be as long as the file.
        return bytes[meta.prefix(1 << 16)].firstRange(of: Array("application/rdf+xml".utf8)) != nil
    }

    /// Whether it says how its picture is turned.
    ///
    /// libheif obeys the file's own properties (`irot`, `imir`; ISO/IEC 23008-12 6.5.10 and 6.5.12). Where a file has none,
    /// an orientation in its EXIF block is all that is known: other programs add it when they turn a picture.
    static func turnsItself(_ bytes: [UInt8]) -> Bool {
        guard let meta = box("meta", in: bytes, 0..<bytes.count) else { return false }
        // `meta` is a full box: four bytes of version and flags come first.
        guard let properties = box("iprp", in: bytes, meta.dropFirst(4)),
            let list = box("ipco", in: bytes, properties)
        else { return false }
        return box("irot", in: bytes, list) != nil || box("imir", in: bytes, list) != nil
    }

    /// The content of the first box of that name among the boxes in `range`.
    private static func box(_ name: String, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let name = Array(name.utf8)
        var position = range.lowerBound
        while range.upperBound - position >= 8 {
            var count = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            var head = 8
            if count == 1, range.upperBound - position >= 16 {
                let large = bytes[position + 8..<position + 16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                count = Int(clamping: large)
                head = 16
            }
            if count == 0 { count = range.upperBound - position }
            guard count >= head, count <= range.upperBound - position else { return nil }
            if bytes[position + 4..<position + 8].elementsEqual(name) { return position + head..<position + count }
            position += count
        }
        return nil
    }
}
