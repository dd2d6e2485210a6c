/// What a HEIF file says of the picture that it shows, its primary item (ISO/IEC 23008-12 and 14496-12 section 8.11).
struct HEIFItems {
    /// "av01", "hvc1", or what else the picture is coded as; nil where the file does not say, or says two things.
    private(set) var codec: String?
    /// Whether the file itself says how its picture is turned. libheif obeys that; only where a file says nothing, an
    /// orientation in its EXIF block is all that is known: other programs add one when they turn a picture.
    private(set) var turnsItself = false
    /// Whether XMP is among the items; libvips 8.14 does not tell.
    private(set) var holdsXMP = false
    /// Whether colours are those of Display P3, by their numbers (ISO/IEC 23091-2: primaries 12, transfer 13).
    private(set) var isDisplayP3 = false

    private let bytes: [UInt8]
    private var primary = 0
    /// The items' types, by their numbers.
    private var types: [Int: String] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let meta = box("meta", in: 0..<bytes.count)?.dropFirst(4) else { return }
        for part in HEIFBoxes(bytes, in: meta) {
            switch part.name {
            case "pitm": readPrimary(part.content)
            case "iinf": readTypes(part.content)
            default: break
            }
        }
        // A picture in tiles is an item without a codec; its tiles have one.
        let coded = Set(types.values).intersection(["av01", "hvc1", "hev1", "jpeg", "avc1", "j2k1", "unci"])
        codec = types[primary].flatMap { coded.contains($0) ? $0 : nil } ?? (coded.count == 1 ? coded.first : nil)
        guard let properties = box("iprp", in: meta) else { return }
        readProperties(properties)
    }

    private func box(_ name: String, in range: Range<Int>) -> Range<Int>? {
        HEIFBoxes(bytes, in: range).first { $0.name == name }?.content
    }

    /// Zero beyond the end of `range`, where a damaged file points.
    private func number(_ range: Range<Int>, _ offset: Int, bytes count: Int) -> Int {
        guard offset + count <= range.count else { return 0 }
        let start = range.lowerBound + offset
        return bytes[start..<start + count].bigEndian
    }

    private mutating func readPrimary(_ content: Range<Int>) {
        primary = number(content, 4, bytes: number(content, 0, bytes: 1) == 0 ? 2 : 4)
    }

    private mutating func readTypes(_ content: Range<Int>) {
        let head = number(content, 0, bytes: 1) == 0 ? 6 : 8
        for entry in HEIFBoxes(bytes, in: content.dropFirst(head)) where entry.name == "infe" {
            let version = number(entry.content, 0, bytes: 1)
            let width = version == 2 ? 2 : 4
            guard version >= 2, entry.content.count >= width + 10 else { continue }
            let start = entry.content.lowerBound + 4 + width + 2
            let type = String(decoding: bytes[start..<min(start + 4, entry.content.upperBound)], as: UTF8.self)
            types[number(entry.content, 4, bytes: width)] = type
            if type == "mime", bytes[start..<entry.content.upperBound].contains(Array("application/rdf+xml".utf8)) {
                holdsXMP = true
            }
        }
    }

    private mutating func readProperties(_ content: Range<Int>) {
        guard let list = box("ipco", in: content), let owners = box("ipma", in: content) else { return }
        let all = Array(HEIFBoxes(bytes, in: list))
        for index in properties(of: primary, owners) where index >= 1 && index <= all.count {
            let property = all[index - 1]
            if property.name == "irot" || property.name == "imir" { turnsItself = true }
            let isNumbers = bytes[property.content].starts(with: Array("nclx".utf8))
            if property.name == "colr", isNumbers, number(property.content, 4, bytes: 2) == 12,
                number(property.content, 6, bytes: 2) == 13
            {
                isDisplayP3 = true
            }
        }
    }

    /// The properties of an item, counted from 1.
    private func properties(of item: Int, _ owners: Range<Int>) -> [Int] {
        let itemWidth = number(owners, 0, bytes: 1) == 0 ? 2 : 4
        let indexWidth = number(owners, 1, bytes: 3) & 1 == 1 ? 2 : 1
        var position = 8
        var left = number(owners, 4, bytes: 4)
        while left > 0, position + itemWidth < owners.count {
            left -= 1
            let id = number(owners, position, bytes: itemWidth)
            let count = number(owners, position + itemWidth, bytes: 1)
            position += itemWidth + 1
            if id == item {
                // The highest bit says whether a reader must know the property.
                let mask = indexWidth == 2 ? 0x7FFF : 0x7F
                return (0..<count).map { number(owners, position + $0 * indexWidth, bytes: indexWidth) & mask }
            }
            position += count * indexWidth
        }
        return []
    }
}
