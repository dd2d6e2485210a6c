import Imaging
import TestSupport
import Testing
import Vignette

@Suite struct PNGGateTests {
    typealias PNG = PNGSample

    private static func with(_ header: [UInt8], _ chunks: [UInt8]...) -> [[UInt8]] {
        [PNG.signature, header] + chunks + [PNG.data, PNG.end]
    }

    @Test(arguments: [
        GateCase("colour", nil, PNG.colour),
        GateCase("indexed", nil, PNG.indexed),
        GateCase("interlaced", nil, with(PNG.header([0, 0, 1]))),
        GateCase("sRGB before gAMA", nil, with(PNG.header(), PNG.intent, PNG.gamma)),
        GateCase("a transparent grey", nil, with(PNG.header(depth: 16, colour: 0), PNG.chunk("tRNS", [255, 255]))),
        GateCase("2048 x 2048", nil, with(PNG.header(width: 2048, height: 2048))),
    ])
    func `passes what is wholly on the list`(_ picture: GateCase) { picture.check() }

    @Test func `tells the size`() {
        let bytes = PNG.indexed.flatMap { $0 }
        #expect(PictureGate.inspect(bytes) == .passes(format: .png, size: PictureSize(width: 32, height: 16)))
    }

    @Test func `passes each kind of pixels there is and no other`() {
        let kinds: [UInt8: Set<UInt8>] = [
            0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
        ]
        for colour in 0...8 as ClosedRange<UInt8> {
            for depth in 0...33 as ClosedRange<UInt8> {
                let header = PNG.header(depth: depth, colour: colour)
                let isThere = kinds[colour]?.contains(depth) ?? false
                let parts = colour == 3 ? Self.with(header, PNG.palette(2)) : Self.with(header)
                GateCase("", isThere ? nil : .malformed("IHDR"), parts).check()
            }
        }
    }

    @Test(arguments: [
        "tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "tIME", "pHYs", "cHRM", "bKGD", "hIST", "sPLT", "sBIT", "cICP", "mDCV",
        "cLLI", "acTL", "fcTL", "fdAT", "vpAg", "IDAt",
    ])
    func `no other chunk passes, wherever it stands`(_ name: String) {
        let chunk = PNG.chunk(name, [1, 2, 3, 4])
        for index in 2...PNG.colour.count {
            var parts = PNG.colour
            parts.insert(chunk, at: index)
            let reason: GateReason = index == parts.count - 1 ? .trailingBytes : .notListed(name)
            GateCase("", reason, parts).check()
        }
        for whole in [PNG.indexed.flatMap { $0 }, Self.with(PNG.header()).flatMap { $0 }] {
            for place in 0...whole.count {
                let verdict = PictureGate.inspect(PNGSum.mended(Array(whole[..<place] + chunk + whole[place...])))
                // Pixels are not looked at: only inside of them can anything lie, and no reader finds it there.
                guard case .passes = verdict, let parts = try? PictureParts(of: whole) else { continue }
                let isPixel = parts.parts.contains { $0.name == "IDAT" && $0.range.contains(place - 8) }
                #expect(isPixel, "passes at \(place)")
            }
        }
    }

    private static let chunks: [GateCase] = [
        GateCase("no header", .misplaced("gAMA"), PNG.colour, 1, []),
        GateCase("two headers", .misplaced("IHDR"), PNG.colour, 2, PNG.header()),
        GateCase("a longer header", .malformed("IHDR"), PNG.colour, 1, PNG.header([0, 0, 0, 0])),
        GateCase("a shorter header", .malformed("IHDR"), PNG.colour, 1, PNG.header([0, 0])),
        GateCase("another compression", .malformed("IHDR"), PNG.colour, 1, PNG.header([1, 0, 0])),
        GateCase("another filter", .malformed("IHDR"), PNG.colour, 1, PNG.header([0, 1, 0])),
        GateCase("another interlacing", .malformed("IHDR"), PNG.colour, 1, PNG.header([0, 0, 2])),
        GateCase("no width", .noPixels, PNG.colour, 1, PNG.header(width: 0)),
        GateCase("no height", .noPixels, PNG.colour, 1, PNG.header(height: 0)),
        GateCase(
            "too high", .tooLarge(PictureSize(width: 32, height: 2049)), PNG.colour, 1, PNG.header(height: 2049)),
        GateCase(
            "the largest there is", .tooLarge(PictureSize(width: 0xffff_ffff, height: 0xffff_ffff)), PNG.colour, 1,
            PNG.header(width: 0xffff_ffff, height: 0xffff_ffff)),
        GateCase("no letters", .malformed("chunk name"), with(PNG.header(), PNG.chunk("a b\n", []))),
        GateCase("gAMA twice", .misplaced("gAMA"), with(PNG.header(), PNG.gamma, PNG.gamma)),
        GateCase("sRGB twice", .misplaced("sRGB"), with(PNG.header(), PNG.intent, PNG.intent)),
        GateCase("gAMA with a tail", .malformed("gAMA"), with(PNG.header(), PNG.chunk("gAMA", [0, 0, 1, 0, 9]))),
        GateCase("a gAMA of 0", .malformed("gAMA"), with(PNG.header(), PNG.chunk("gAMA", [0, 0, 0, 0]))),
        GateCase("sRGB with a tail", .malformed("sRGB"), with(PNG.header(), PNG.chunk("sRGB", [0, 0]))),
        GateCase("an unknown sRGB", .malformed("sRGB"), with(PNG.header(), PNG.chunk("sRGB", [4]))),
        GateCase("gAMA after PLTE", .misplaced("gAMA"), PNG.indexed, 2, PNG.palette(4) + PNG.gamma),
        GateCase("no PLTE", .malformed("tRNS"), PNG.indexed, 2, []),
        GateCase("no PLTE and no tRNS", .misplaced("IDAT"), with(PNG.header(colour: 3))),
        GateCase("PLTE as a suggestion", .misplaced("PLTE"), with(PNG.header(), PNG.palette(4))),
        GateCase("PLTE for grey", .misplaced("PLTE"), with(PNG.header(colour: 0), PNG.palette(4))),
        GateCase("PLTE twice", .misplaced("PLTE"), PNG.indexed, 2, PNG.palette(4) + PNG.palette(4)),
        GateCase("an empty PLTE", .malformed("PLTE"), PNG.indexed, 2, PNG.palette(0)),
        GateCase("more colours than indices", .malformed("PLTE"), PNG.indexed, 2, PNG.palette(5)),
        GateCase("a part of a colour", .malformed("PLTE"), PNG.indexed, 2, PNG.chunk("PLTE", [1, 2, 3, 4])),
        GateCase("PLTE late", .misplaced("PLTE"), PNG.indexed, 4, PNG.data + PNG.palette(4)),
        GateCase("more tRNS than colours", .malformed("tRNS"), PNG.indexed, 3, PNG.transparency(5)),
        GateCase("an empty tRNS", .malformed("tRNS"), PNG.indexed, 3, PNG.transparency(0)),
        GateCase("tRNS before PLTE", .misplaced("PLTE"), PNG.indexed, 2, PNG.transparency(1) + PNG.palette(4)),
        GateCase("tRNS twice", .misplaced("tRNS"), PNG.indexed, 3, PNG.transparency(1) + PNG.transparency(1)),
        GateCase("tRNS late", .misplaced("tRNS"), PNG.indexed, 4, PNG.data + PNG.transparency(1)),
        GateCase("tRNS beside alpha", .misplaced("tRNS"), with(PNG.header(colour: 6), PNG.transparency(6))),
        GateCase("tRNS with a tail", .malformed("tRNS"), with(PNG.header(), PNG.transparency(8))),
        GateCase("tRNS of no such sample", .malformed("tRNS"), with(PNG.header(colour: 0), PNG.chunk("tRNS", [1, 0]))),
    ]

    private static let data: [GateCase] = [
        GateCase("no IDAT", .misplaced("IEND"), PNG.indexed, 4, []),
        GateCase("an empty IDAT", .malformed("IDAT"), PNG.indexed, 4, PNG.chunk("IDAT", [])),
        GateCase("IDAT in crumbs", .malformed("IDAT"), PNG.indexed, 4, PNG.data + PNG.data),
        GateCase("IDAT cut in two", .misplaced("sRGB"), PNG.colour, 7, PNG.intent + PNG.data),
        GateCase("no zlib", .malformed("IDAT"), PNG.indexed, 4, PNG.chunk("IDAT", [0x78, 0x9d, 1, 2, 3])),
        GateCase("zlib with a dictionary", .malformed("IDAT"), PNG.indexed, 4, PNG.chunk("IDAT", [0x78, 0xbb, 1, 2])),
        GateCase("zlib of one byte", .malformed("IDAT"), PNG.indexed, 4, PNG.chunk("IDAT", [0x78])),
        GateCase("no IEND", .truncated, PNG.indexed, 5, []),
        GateCase("IEND with content", .malformed("IEND"), PNG.indexed, 5, PNG.chunk("IEND", [0])),
        GateCase("bytes after the end", .trailingBytes, PNG.indexed, 5, PNG.end + [0]),
        GateCase("IEND twice", .trailingBytes, PNG.indexed, 5, PNG.end + PNG.end),
        GateCase("a wrong sum", .malformed("sRGB"), with(PNG.header(), Array(PNG.intent.dropLast() + [0]))),
        GateCase(
            "a tail in IDAT", .moreThanPixels,
            with(PNG.header(width: 8, height: 8), PNG.chunk("IDAT", [0x78, 0x9c] + [UInt8](repeating: 1, count: 263)))),
        GateCase(
            "an interlaced tail", .moreThanPixels,
            with(
                PNG.header(width: 1, height: 1, [0, 0, 1]),
                PNG.chunk("IDAT", [0x78, 0x9c] + [UInt8](repeating: 1, count: 67)))),
        GateCase(
            "pixels that no pixel needs", .moreThanPixels,
            with(PNG.header(width: 1, height: 1), PNG.fullData, PNG.fullData)),
    ]

    @Test(arguments: chunks + data)
    func `says why another must be prepared`(_ picture: GateCase) { picture.check() }
}
