import Imaging
import Testing
import Vignette

@Suite struct WebPGateTests {
    typealias WebP = WebPSample

    private static func of(_ name: String, _ reason: GateReason?, _ chunks: [UInt8]...) -> GateCase {
        GateCase(name, reason, [WebP.file(chunks)])
    }

    @Test(arguments: [
        of("lossy", nil, WebP.lossy()),
        of("lossless", nil, WebP.lossless()),
        of("extended lossy", nil, WebP.canvas(0), WebP.lossy()),
        of("extended lossless", nil, WebP.canvas(0), WebP.lossless()),
        of("alpha", nil, WebP.canvas(0x10), WebP.alpha, WebP.lossy()),
        of("plain alpha", nil, WebP.canvas(0x10), WebP.chunk("ALPH", [UInt8](repeating: 0, count: 201)), WebP.lossy()),
        of("lossless alpha", nil, WebP.canvas(0x10), WebP.lossless()),
        of("2048 x 2048", nil, WebP.lossless(width: 2048, height: 2048)),
    ])
    func `passes what is wholly on the list`(_ picture: GateCase) { picture.check() }

    @Test(arguments: [WebP.lossy(width: 300, height: 200), WebP.lossless(width: 300, height: 200)])
    func `tells the size`(_ pixels: [UInt8]) {
        let size = PictureSize(width: 300, height: 200)
        #expect(PictureGate.inspect(WebP.file([pixels])) == .passes(format: .webp, size: size))
    }

    @Test(arguments: ["EXIF", "XMP ", "ICCP", "ANIM", "ANMF", "VP8x", "JUNK", "    "])
    func `no other chunk passes, wherever it stands`(_ name: String) {
        let chunk = WebP.chunk(name, Array("Exif\0\0here".utf8))
        let parts = [WebP.canvas(0x10), WebP.alpha, WebP.lossy()]
        for index in 1...parts.count {
            var parts = parts
            parts.insert(chunk, at: index)
            let reason = GateReason.notListed(name)
            GateCase("", reason, [WebP.file(parts)]).check()
        }
    }

    private static let long = PictureSize(width: 2049, height: 10)

    @Test(arguments: [
        of("an empty file", .truncated),
        GateCase("no WebP", .unknownFormat, [Array("RIFF".utf8) + [4, 0, 0, 0] + Array("WAVE".utf8)]),
        GateCase("a size too large", .truncated, [WebP.file([WebP.lossy()], longer: 2)]),
        GateCase("a size too small", .trailingBytes, [WebP.file([WebP.lossy()], longer: -2)]),
        GateCase("bytes after the end", .trailingBytes, [WebP.file([WebP.lossy()]), [0]]),
        of("a second picture", .notListed("VP8 "), WebP.lossy(), WebP.lossy()),
        of(
            "padding that says something", .malformed("ALPH"), WebP.canvas(0x10),
            WebP.chunk("ALPH", [1, 9, 9], padding: 1), WebP.lossy()),
        of("a name of no letters", .malformed("chunk name"), WebP.chunk("VP8\n", [0, 0])),
        of("a canvas alone", .truncated, WebP.canvas(0)),
        of("two canvases", .misplaced("VP8X"), WebP.canvas(0), WebP.canvas(0), WebP.lossy()),
        of("ALPH without canvas", .misplaced("ALPH"), WebP.alpha, WebP.lossy()),
        of("ALPH without notice", .misplaced("ALPH"), WebP.canvas(0), WebP.alpha, WebP.lossy()),
        of("notice without ALPH", .misplaced("VP8X"), WebP.canvas(0x10), WebP.lossy()),
        of("ALPH twice", .misplaced("ALPH"), WebP.canvas(0x10), WebP.alpha, WebP.alpha, WebP.lossy()),
        of("ALPH before lossless", .misplaced("ALPH"), WebP.canvas(0x10), WebP.alpha, WebP.lossless()),
        of("a profile's flag", .malformed("VP8X"), WebP.canvas(0x20), WebP.lossy()),
        of("EXIF's flag", .malformed("VP8X"), WebP.canvas(0x08), WebP.lossy()),
        of("XMP's flag", .malformed("VP8X"), WebP.canvas(0x04), WebP.lossy()),
        of("animation's flag", .malformed("VP8X"), WebP.canvas(0x02), WebP.lossy()),
        of("reserved flags", .malformed("VP8X"), WebP.canvas(0x80), WebP.lossy()),
        of("reserved bytes", .malformed("VP8X"), WebP.canvas(0, reserved: 1), WebP.lossy()),
        of("another canvas", .malformed("VP8X"), WebP.canvas(0, width: 21), WebP.lossy()),
        of("too wide a canvas", .tooLarge(long), WebP.canvas(0, width: 2049), WebP.lossy(width: 2049)),
        of("too wide", .tooLarge(long), WebP.lossy(width: 2049)),
        of("too wide without loss", .tooLarge(long), WebP.lossless(width: 2049)),
        of("no width", .noPixels, WebP.lossy(width: 0)),
        of("no height", .noPixels, WebP.lossy(height: 0)),
        of("scaled", .malformed("VP8"), WebP.lossy(width: 20 | 1 << 14)),
        of("no key frame", .malformed("VP8"), WebP.lossy(tag: 0x71)),
        of("not shown", .malformed("VP8"), WebP.lossy(tag: 0x60)),
        of("version 4", .malformed("VP8"), WebP.lossy(tag: 0x78)),
        of("a partition too long", .malformed("VP8"), WebP.lossy(tag: 0xb0)),
        of("no partition", .malformed("VP8"), WebP.lossy(tag: 0x10)),
        of("no start code", .malformed("VP8 "), WebP.chunk("VP8 ", [0x30, 0, 0, 0x9d, 1, 0x2b, 9, 0, 9, 0, 1, 2])),
        of("VP8 cut short", .malformed("VP8 "), WebP.chunk("VP8 ", [0x30, 0, 0, 0x9d, 1, 0x2a, 9, 0])),
        of("lossless of version 1", .malformed("VP8L"), WebP.lossless(version: 1)),
        of("no lossless signature", .malformed("VP8L"), WebP.chunk("VP8L", [0x2e, 0, 0, 0, 0, 1])),
        of("no lossless pixels", .malformed("VP8L"), WebP.chunk("VP8L", [0x2f, 0, 0, 0, 0])),
        of(
            "ALPH of reserved bits", .malformed("ALPH"), WebP.canvas(0x10), WebP.chunk("ALPH", [0x41, 1]), WebP.lossy()),
        of(
            "ALPH of another compression", .malformed("ALPH"), WebP.canvas(0x10), WebP.chunk("ALPH", [2, 1]),
            WebP.lossy()),
        of("an empty ALPH", .malformed("ALPH"), WebP.canvas(0x10), WebP.chunk("ALPH", [1]), WebP.lossy()),
        of(
            "ALPH with a tail", .malformed("ALPH"), WebP.canvas(0x10),
            WebP.chunk("ALPH", [UInt8](repeating: 0, count: 202)), WebP.lossy()),
        of(
            "a tail behind a frame", .moreThanPixels,
            WebP.lossy(pixels: [UInt8](repeating: 0, count: 20_000))),
        of(
            "a tail in the first partition", .moreThanPixels,
            WebP.lossy(tag: 0x10 | 9000 << 5, pixels: [UInt8](repeating: 0, count: 9001))),
        // 0x0102 begins a header that tells of several partitions.
        of("partitions without lengths", .malformed("VP8"), WebP.lossy(pixels: [1, 2, 3, 4, 5])),
        of(
            "more alpha than pixels", .moreThanPixels, WebP.canvas(0x10),
            WebP.chunk("ALPH", [1] + [UInt8](repeating: 0, count: 201)), WebP.lossy()),
        of(
            "more than pixels need", .moreThanPixels,
            WebP.chunk("VP8L", [0x2f, 0, 0, 0, 0] + [UInt8](repeating: 1, count: 9000))),
    ])
    func `says why another must be prepared`(_ picture: GateCase) { picture.check() }
}
