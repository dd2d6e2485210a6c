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

    private static func heif(_ properties: [String]) -> [UInt8] {
        let list = box("ipco", properties.flatMap { box($0, [0]) })
        return box("ftyp", Array("heic".utf8)) + box("meta", [0, 0, 0, 0] + box("hdlr", [1]) + box("iprp", list))
    }

    private static let gif = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFE, 0, 3, 65, 0xFF, 0xDA, 0, 2]

    @Test func `a HEIF file that turns itself says so`() {
        #expect(HEIFBoxes.turnsItself(Self.heif(["ispe", "irot"])))
        #expect(HEIFBoxes.turnsItself(Self.heif(["imir"])))
        #expect(!HEIFBoxes.turnsItself(Self.heif(["ispe", "pixi"])))
        #expect(!HEIFBoxes.turnsItself([]))
    }

    @Test func `a GIF's comment is found in front of its first frame`() {
        #expect(GIFExtensions(Self.gif + [0x21, 0xFE, 2, 65, 66, 0, 0x2C]).hasComment)
        #expect(GIFExtensions(Self.gif + [0x21, 0xF9, 1, 0, 0, 0x21, 0xFE, 1, 65, 0]).hasComment)
        let xmp = [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [1, 65, 0]
        #expect(GIFExtensions(Self.gif + xmp).hasDescription)
        let plain = GIFExtensions(Self.gif + [0x2C, 0x21, 0xFE])
        #expect(!plain.hasComment && !plain.hasDescription)
    }

    @Test func `a JPEG's segments end at its first scan`() {
        #expect(JPEGSegments(Self.jpeg).map(\.marker) == [0xE0, 0xFE])
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
            Self.heif(["irot", "ispe"]), Self.gif + [0x21, 0xFE, 2, 65, 66, 0, 0x2C], Self.jpeg,
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
        _ = HEIFBoxes.turnsItself(bytes)
        _ = HEIFBoxes.holdsXMP(bytes)
        _ = WebPHeader.size(of: bytes)
        _ = GIFExtensions(bytes)
        _ = JPEGSegments(bytes).map(\.marker)
        _ = PNGChunks.essential(of: bytes)
        _ = WebPChunks.essential(of: bytes)
    }
}
