internal import Testing
internal import TestSupport
internal import Vignette

@testable import ImagingWorker

/// The small walks over files that say what stands beside the pixels.
@Suite struct FileWalkTests {
    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let count = content.count + 8
        return (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + Array(name.utf8) + content
    }

    /// A file of two items, 1 and 2, of which the second is shown and has the given properties; the first has all.
    private static func heif(
        _ types: [String], properties: [(name: String, content: [UInt8])], ofPrimary indices: [UInt8]
    ) -> [UInt8] {
        let items = zip(1..., types).flatMap { (id: UInt8, type: String) -> [UInt8] in
            let rest = type == "mime" ? [0] + Array("application/rdf+xml\0".utf8) : [0]
            return box("infe", [2, 0, 0, 0, 0, id, 0, 0] + Array(type.utf8) + rest)
        }
        let list = box("ipco", properties.flatMap { box($0.name, $0.content) })
        let all = (0..<properties.count).map { UInt8($0 + 1) }
        var owners: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 2, 0, 1, UInt8(all.count)]
        owners += all
        owners += [0, 2, UInt8(indices.count)] + indices.map { $0 | 0x80 }
        var meta: [UInt8] = [0, 0, 0, 0]
        meta += box("pitm", [0, 0, 0, 0, 0, 2])
        meta += box("iinf", [0, 0, 0, 0, 0, UInt8(types.count)] + items)
        meta += box("iprp", list + box("ipma", owners))
        return box("ftyp", Array("heic".utf8)) + box("meta", meta)
    }

    private static let p3 = Array("nclx".utf8) + [0, 12, 0, 13, 0, 6, 0x80]
    private static let turned = heif(
        ["hvc1", "grid", "mime"], properties: [("ispe", [0]), ("irot", [1])], ofPrimary: [2])

    private static let gif = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    private static let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFE, 0, 3, 65, 0xFF, 0xDA, 0, 2, 7, 7,
    ]

    @Test func `a HEIF file is read for the picture that it shows`() {
        let items = HEIFItems(Self.turned)
        #expect(items.turnsItself && items.holdsXMP && !items.isDisplayP3)
        #expect(items.codec == "hvc1", "a picture in tiles is coded as its tiles are")
        // Only another item, such as a preview, is turned.
        let other = HEIFItems(
            Self.heif(["av01", "av01"], properties: [("imir", [0]), ("colr", Self.p3)], ofPrimary: [2]))
        #expect(!other.turnsItself && !other.holdsXMP && other.isDisplayP3)
        #expect(other.codec == "av01")
        #expect(HEIFItems(Self.heif(["av01", "hvc1"], properties: [], ofPrimary: [])).codec == "hvc1")
        #expect(HEIFItems([]).codec == nil)
    }

    @Test func `a GIF's comment is found in front of its first frame`() {
        #expect(GIFExtensions(Self.gif + [0x21, 0xFE, 2, 65, 66, 0, 0x2C]).hasComment)
        #expect(GIFExtensions(Self.gif + [0x21, 0xF9, 1, 0, 0, 0x21, 0xFE, 1, 65, 0]).hasComment)
        let xmp = [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [1, 65, 0]
        #expect(GIFExtensions(Self.gif + xmp).hasDescription)
        let plain = GIFExtensions(Self.gif + [0x2C, 0x21, 0xFE])
        #expect(!plain.hasComment && !plain.hasDescription)
    }

    @Test func `a JPEG's segments are found between its scans too`() {
        #expect(JPEGSegments(Self.jpeg).map(\.marker) == [0xE0, 0xFE, 0xDA])
        let scan: [UInt8] = [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF, 0xFE, 0, 3, 66, 0xFF, 0xD9]
        #expect(JPEGSegments(Self.jpeg + scan).map(\.marker) == [0xE0, 0xFE, 0xDA, 0xFE])
        #expect(JPEGSegments([0xFF, 0xD8]).map(\.marker).isEmpty)
    }

    @Test func `a PNG keeps its essential chunks`() {
        func chunk(_ name: String) -> [UInt8] { [0, 0, 0, 1] + Array(name.utf8) + [7, 0, 0, 0, 0] }
        let signature = [UInt8](repeating: 9, count: 8)
        let file = signature + ["IHDR", "pHYs", "tEXt", "IDAT", "tIME", "IEND"].flatMap(chunk)
        #expect(PNGChunks.essential(of: file) == signature + ["IHDR", "IDAT", "IEND"].flatMap(chunk))
    }

    @Test func `a WebP keeps its pixels`() {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + [UInt8(content.count), 0, 0, 0] + content + (content.count % 2 == 1 ? [0] : [])
        }
        let file =
            Array("RIFF".utf8) + [99, 0, 0, 0] + Array("WEBP".utf8)
            + chunk("VP8X", [UInt8](repeating: 0, count: 10)) + chunk("VP8 ", [1, 2, 3]) + chunk("EXIF", [5, 5])
        let simple = Array("RIFF".utf8) + [16, 0, 0, 0] + Array("WEBP".utf8) + chunk("VP8 ", [1, 2, 3])
        #expect(WebPChunks.essential(of: file) == simple)
    }

    @Test func `no cut and no mutation harms`() {
        var generator = SeededGenerator(12)
        let files = [
            Self.turned, Self.gif + [0x21, 0xFE, 2, 65, 66, 0, 0x2C], Self.jpeg,
        ]
        for file in files {
            for count in 0...file.count { walk(Array(file.prefix(count))) }
            for _ in 0..<3000 {
                var bytes = file
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
                }
                walk(bytes)
            }
        }
    }

    private func walk(_ bytes: [UInt8]) {
        _ = HEIFItems(bytes)
        _ = WebPHeader.size(of: bytes)
        _ = GIFExtensions(bytes)
        _ = JPEGSegments(bytes).map(\.marker)
        _ = PNGChunks.essential(of: bytes)
        _ = WebPChunks.essential(of: bytes)
    }
}
