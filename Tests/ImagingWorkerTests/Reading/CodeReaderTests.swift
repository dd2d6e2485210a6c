internal import Bytes
internal import Foundation
internal import TestSupport
internal import Testing
internal import Vignette

@testable import ImagingWorker

@Suite struct CodeReaderTests {
    private let reader: CodeReader

    init() throws {
        reader = try #require(CodeReader())
    }

    /// `modules` drawn so many pixels wide each, with a quiet zone, at `left` and `top` of a white page.
    private func page(
        _ modules: [[Bool]], pixels: Int = 4, at origin: (left: Int, top: Int) = (260, 200), on page: Pixels? = nil
    ) -> Pixels {
        var bytes = page?.bytes ?? [UInt8](repeating: 255, count: 1000 * 800)
        for (row, line) in modules.enumerated() {
            // Bars are repeated rows: one pixel each is high enough.
            let height = modules.count > 40 ? 2 : pixels
            for (column, isDark) in line.enumerated() where isDark {
                for y in 0..<height {
                    for x in 0..<pixels {
                        bytes[(origin.top + row * height + y) * 1000 + origin.left + column * pixels + x] = 20
                    }
                }
            }
        }
        return Pixels(bytes: bytes, width: 1000, height: 800, bands: 1)
    }

    private static let samples: [(kind: String, content: String, modules: [[Bool]])] = [
        ("QR code", BarSample.qrContent, BarSample.qr),
        ("EAN-13", "4006381333931", BarSample.ean13("4006381333931")),
        ("UPC-A", "036000291452", BarSample.ean13("0036000291452")),
        ("EAN-8", "96385074", BarSample.ean8("96385074")),
        ("Code 128", "Vignette-7", BarSample.code128("Vignette-7")),
        ("Code 39", "VIGNETTE39", BarSample.code39("VIGNETTE39")),
    ]

    @Test(arguments: samples.indices, [0.0, 12, 90])
    func `reads codes upright and turned`(index: Int, angle: Double) {
        let (kind, content, modules) = Self.samples[index]
        let turned = GreyImage.turn(
            page(modules, pixels: modules[0].count > 120 ? 2 : 4), by: angle, enlargedBy: 1)
        #expect(reader.read(turned).map { "\($0.kind.rawValue): \($0.content)" } == ["\(kind): \(content)"])
    }

    @Test func `reads light codes on dark ground`() {
        #expect(reader.read(PageSample.inverted(page(BarSample.qr))).map(\.content) == [BarSample.qrContent])
    }

    @Test func `reads umlauts and Japanese`() {
        #expect(
            reader.read(page(BarSample.foreignQR)) == [
                Reading.Code(kind: .qr, content: BarSample.foreignContent)
            ])
    }

    @Test(arguments: [0.0, 12, 90])
    func `reads a small code in a large picture`(angle: Double) {
        let small = page(BarSample.qr, pixels: 3)
        var bytes = [UInt8](repeating: 255, count: 2048 * 2048)
        for row in 0..<800 {
            bytes.replaceSubrange(
                (row + 600) * 2048 + 500..<(row + 600) * 2048 + 1500, with: small.bytes[row * 1000..<(row + 1) * 1000])
        }
        let turned = GreyImage.turn(Pixels(bytes: bytes, width: 2048, height: 2048, bands: 1), by: angle, enlargedBy: 1)
        #expect(reader.read(turned).map(\.content) == [BarSample.qrContent])
    }

    @Test func `reads several codes, and each once`() {
        var both = page(BarSample.qr, at: (100, 100))
        both = page(BarSample.qr, at: (700, 100), on: both)
        both = page(BarSample.ean13("4006381333931"), at: (200, 400), on: both)
        #expect(Set(reader.read(both).map(\.content)) == [BarSample.qrContent, "4006381333931"])
        #expect(reader.read(both).count == 2)
    }

    @Test func `finds none in noise, stripes and empty pictures`() {
        var random = SeededGenerator(5)
        let noise = random.bytes(640 * 480)
        let stripes = (0..<640 * 480).map { place -> UInt8 in (place % 640) / 3 % 2 == 0 ? 0 : 255 }
        for bytes in [noise, stripes, [UInt8](repeating: 0, count: 640 * 480)] {
            #expect(reader.read(Pixels(bytes: bytes, width: 640, height: 480, bands: 1)) == [])
        }
    }

    @Test(arguments: [(1, 1), (1, 500), (500, 1), (3, 3)])
    func `survives any size`(width: Int, height: Int) {
        let bytes = [UInt8](repeating: 7, count: width * height)
        #expect(reader.read(Pixels(bytes: bytes, width: width, height: height, bands: 1)) == [])
    }

    @Test(
        arguments: [
            ([0x47, 0x72, 0xFC, 0xDF, 0x65], "Grüße"),
            ([0xEF, 0xBB, 0xBF, 0xC3, 0xBC], "ü"),
            (
                Array("a\u{202E}b\u{2066}c\u{200F}d\u{2028}e\u{2029}f\u{E0041}".utf8),
                "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}"
            ),
            (Array("日\u{200D}\t本\n".utf8), "日\u{200D}\t本\n"),
            ([0x61, 0x0D, 0x0A, 0x62, 0x0D, 0x63], "a\nb\nc"),
            ([0x31, 0x1D, 0x32, 0x00, 0x7F, 0xC2, 0x85], "1\u{241D}2\u{2400}\u{2421}\u{FFFD}"),
        ] as [([UInt8], String)])
    func `content is valid text`(bytes: [UInt8], text: String) {
        #expect(bytes.withUnsafeBytes { CodeContent.text($0) } == text)
    }

    @Test func `content is bounded`() {
        let long = [UInt8](repeating: 1, count: 10_000)
        let text = long.withUnsafeBytes { CodeContent.text($0) }
        #expect(text.utf8.count <= 4096 && text.utf8.count > 4000)
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `finds no code in any picture of the corpus`() throws {
        let folder = try #require(Corpus.subfolder("images"))
        var tried = 0
        for row in try Corpus.rows("images/manifest.jsonl") {
            let file = try #require(row["file"]?.string)
            guard let expected = row["expected"]?.string, ["accept", "convert"].contains(expected),
                let grey = try? Vips.load(folder.appendingPathComponent(file), side: 1280, space: "b-w")
            else { continue }
            tried += 1
            let codes = reader.read(grey)
            #expect(codes.isEmpty, "\(file)")
        }
        #expect(tried > 250, "\(tried) pictures")
    }
}
