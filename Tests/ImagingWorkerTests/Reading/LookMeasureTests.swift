internal import Foundation
internal import TestSupport
internal import Testing
internal import Vignette

@testable import ImagingWorker

@Suite struct LookMeasureTests {
    private func picture(_ width: Int, _ height: Int, _ colour: (Int, Int) -> (UInt8, UInt8, UInt8)) -> Pixels {
        var bytes: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let (red, green, blue) = colour(x, y)
                bytes += [red, green, blue]
            }
        }
        return Pixels(bytes: bytes, width: width, height: height, bands: 3)
    }

    @Test(arguments: [
        (0x000000, "black"), (0x333333, "dark grey"), (0x808080, "grey"), (0xC8C8C8, "light grey"),
        (0xFFFFFF, "white"), (0xFF0000, "red"), (0x8B0000, "dark red"), (0xC0392B, "red"), (0xFF8C00, "orange"),
        (0xE67E22, "orange"), (0x8B4513, "brown"), (0x5D3A1A, "brown"), (0xF5F5DC, "beige"), (0xD2B48C, "beige"),
        (0xFFFF00, "yellow"), (0xFFD700, "yellow"), (0x008000, "green"), (0x00FF00, "green"),
        (0x1B4D1B, "dark green"), (0x90EE90, "light green"), (0x40E0D0, "turquoise"), (0x00FFFF, "turquoise"),
        (0x0000FF, "blue"), (0x1E90FF, "blue"), (0x000080, "dark blue"), (0x87CEEB, "light blue"),
        (0x800080, "purple"), (0x8A2BE2, "purple"), (0x4B0082, "dark purple"), (0xE6B8FF, "light purple"),
        (0xFFC0CB, "pink"), (0xFF69B4, "pink"), (0xFF00FF, "pink"),
    ])
    func `names colours as people do`(colour: Int, name: String) {
        let level = { (shift: Int) in Double(colour >> shift & 255) / 255 }
        #expect(ColourName(red: level(16), green: level(8), blue: level(0)).rawValue == name)
    }

    @Test func `tells the main colours and their shares`() {
        let look = LookMeasure(
            picture(100, 100) { x, _ in x < 60 ? (255, 255, 255) : x < 97 ? (0, 0, 200) : (255, 0, 0) }
        )
        .look
        #expect(look.colours == [.init(name: .white, share: 0.6), .init(name: .blue, share: 0.37)])
        #expect(look.kind == .graphic)
    }

    @Test(arguments: [(0, 0.0), (128, 0.5), (255, 1)] as [(UInt8, Double)])
    func `brightness goes from black to white`(level: UInt8, brightness: Double) {
        let look = LookMeasure(picture(20, 10) { _, _ in (level, level, level) }).look
        #expect(abs(look.brightness - brightness) < 0.01)
        #expect(look.sharpness == 0)
    }

    @Test func `sharp edges count more than soft ones`() {
        let sharp = LookMeasure(picture(64, 64) { x, _ in x / 4 % 2 == 0 ? (0, 0, 0) : (255, 255, 255) }).look
        let soft = LookMeasure(picture(64, 64) { x, _ in (UInt8(x * 4), UInt8(x * 4), UInt8(x * 4)) }).look
        #expect(sharp.sharpness > 1000)
        #expect(soft.sharpness < 100)
    }

    @Test(arguments: [(1, 1), (1, 9), (9, 1), (2, 2)])
    func `survives any size`(width: Int, height: Int) {
        let look = LookMeasure(picture(width, height) { _, _ in (255, 0, 0) }).look
        #expect(look.colours == [.init(name: .red, share: 1)])
    }

    @Test func `a page of text is no photo`() throws {
        let page = try PageSample.screenshot()
        let colours = picture(page.width, page.height) { x, y in
            let level = page.bytes[y * page.width + x]
            return (level, level, level)
        }
        let look = LookMeasure(colours).look
        #expect(look.kind == .graphic)
        #expect(look.colours.first?.name.rawValue == "white")
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `takes photos of the corpus for photos, mostly`() throws {
        let folder = try #require(Corpus.subfolder("images"))
        var kinds: [Look.Kind: [String]] = [:]
        for name in Textless.photos {
            let pixels = try Vips.load(folder.appendingPathComponent(name), side: 512, space: "srgb")
            kinds[LookMeasure(pixels).look.kind, default: []].append(name)
        }
        #expect(kinds[.graphic] == nil)
        #expect(kinds[.photo, default: []].count >= 20, "unclear: \(kinds[.unclear, default: []])")
    }

    @Test(
        .enabled(if: Corpus.isPresent, "\(Corpus.reason)"),
        arguments: [
            ("image-rs/sample_1.gif", ["red", "blue"], .graphic),
            ("pillow/decompression_bomb_extents.gif", ["red"], .graphic),
            ("imgproxy/trim2.png", ["green"], .graphic),
            ("pillow/itxt_chunks.png", ["white"], .graphic),
            ("pillow/flower2.webp", ["brown", "pink"], .photo),
            ("libwebp/vp80-03-segmentation-1436.webp", ["light blue", "blue"], .photo),
            ("libwebp/vp80-03-segmentation-1437.webp", ["light grey", "grey"], .photo),
        ] as [(String, [String], Look.Kind)])
    func `sees what people see`(name: String, oneOf colours: [String], kind: Look.Kind) throws {
        let folder = try #require(Corpus.subfolder("images"))
        let look = LookMeasure(try Vips.load(folder.appendingPathComponent(name), side: 512, space: "srgb")).look
        #expect(colours.contains(look.colours.first?.name.rawValue ?? ""), "\(look)")
        #expect(look.kind == kind, "\(look)")
    }
}
