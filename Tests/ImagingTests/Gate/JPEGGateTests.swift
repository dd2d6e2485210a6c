import Imaging
import Testing
import Vignette

@Suite struct JPEGGateTests {
    typealias JPEG = JPEGSample

    @Test(arguments: [
        GateCase("grey", nil, JPEG.grey),
        GateCase("colour with Adobe's segment", nil, JPEG.colour),
        GateCase("progressive", nil, JPEG.progressive),
        GateCase("restart markers", nil, JPEG.restarts),
        GateCase("no JFIF", nil, JPEG.grey, 1, []),
        GateCase("extended", nil, JPEG.grey, 3, JPEG.frame(0xc1)),
        GateCase("2048 x 2048", nil, JPEG.grey, 3, JPEG.frame(width: 2048, height: 2048)),
    ])
    func `passes what is wholly on the list`(_ picture: GateCase) { picture.check() }

    @Test func `tells the size`() {
        let bytes = GateCase("", nil, JPEG.grey, 3, JPEG.frame(width: 300, height: 200)).bytes
        #expect(PictureGate.inspect(bytes) == .passes(format: .jpeg, size: PictureSize(width: 300, height: 200)))
    }

    @Test(arguments: Array(0x01...0xff as ClosedRange<UInt8>))
    func `no other segment passes, wherever it stands`(_ marker: UInt8) {
        let listed: Set<UInt8> = [0xc0, 0xc1, 0xc2, 0xc4, 0xd9, 0xda, 0xdb, 0xdd, 0xee]
        if listed.contains(marker) { return }
        let bytes = JPEG.grey.flatMap { $0 }
        let segment = JPEG.segment(marker, Array("Exif\0\0here".utf8))
        for place in 1...bytes.count {
            let verdict = PictureGate.inspect(Array(bytes[..<place] + segment + bytes[place...]))
            if case .passes = verdict { Issue.record("passes at \(place)") }
        }
    }

    private static let sequential: [GateCase] = [
        GateCase("a comment", .notListed("COM"), JPEG.grey, 1, JPEG.segment(0xfe, [1])),
        GateCase("EXIF", .notListed("APP1"), JPEG.grey, 1, JPEG.segment(0xe1, Array("Exif\0\0".utf8))),
        GateCase("a profile", .notListed("APP2"), JPEG.grey, 1, JPEG.segment(0xe2, Array("ICC_PROFILE\0".utf8))),
        GateCase("lossless", .notListed("SOF3"), JPEG.grey, 3, JPEG.frame(0xc3)),
        GateCase("hierarchical", .notListed("SOF5"), JPEG.grey, 3, JPEG.frame(0xc5)),
        GateCase("arithmetic", .notListed("SOF9"), JPEG.grey, 3, JPEG.frame(0xc9)),
        GateCase("arithmetic tables", .notListed("DAC"), JPEG.grey, 4, JPEG.segment(0xcc, [0, 0])),
        GateCase("height told later", .notListed("DNL"), JPEG.grey, 6, JPEG.pixels + JPEG.segment(0xdc, [0, 9])),
        GateCase("a second picture", .notListed("SOI"), JPEG.grey, 1, JPEG.start),
        GateCase("fill bytes", .notListed("fill byte"), JPEG.grey, 7, [0xff, 0xff, 0xd9]),
        GateCase("stray bytes", .malformed("marker"), JPEG.grey, 4, JPEG.huffman(0, 0x10) + [7]),
        GateCase("a restart outside", .notListed("RST0"), JPEG.grey, 4, JPEG.restart(0)),
        GateCase("12 bits", .malformed("SOF"), JPEG.grey, 3, JPEG.frame(precision: 12)),
        GateCase("no height", .noPixels, JPEG.grey, 3, JPEG.frame(height: 0)),
        GateCase("no width", .noPixels, JPEG.grey, 3, JPEG.frame(width: 0)),
        GateCase(
            "too wide", .tooLarge(PictureSize(width: 2049, height: 16)), JPEG.grey, 3, JPEG.frame(width: 2049)),
        GateCase("four inks", .malformed("SOF"), JPEG.grey, 3, JPEG.frame(of: (1...4).map { [$0, 0x11, 0] })),
        GateCase("two components", .malformed("SOF"), JPEG.grey, 3, JPEG.frame(of: (1...2).map { [$0, 0x11, 0] })),
        GateCase(
            "a component twice", .malformed("SOF"), JPEG.grey, 3,
            JPEG.frame(of: [[1, 17, 0], [1, 17, 0], [2, 17, 0]])),
        GateCase("sampling of 0", .malformed("SOF"), JPEG.grey, 3, JPEG.frame(of: [[1, 0x01, 0]])),
        GateCase("sampling of 5", .malformed("SOF"), JPEG.grey, 3, JPEG.frame(of: [[1, 0x15, 0]])),
        GateCase("table 4", .malformed("SOF"), JPEG.grey, 3, JPEG.frame(of: [[1, 0x11, 4]])),
        GateCase(
            "a longer frame header", .malformed("SOF"), JPEG.grey, 3,
            JPEG.segment(0xc0, [8, 0, 9, 0, 9, 1, 1, 17, 0, 0])),
        GateCase("two frames", .misplaced("SOF"), JPEG.grey, 4, JPEG.frame()),
        GateCase("JFIF twice", .misplaced("APP0"), JPEG.grey, 2, JPEG.jfif),
        GateCase("JFIF late", .misplaced("APP0"), JPEG.grey, 1, JPEG.adobe + JPEG.jfif),
        GateCase("JFIF's extension", .malformed("APP0"), JPEG.grey, 1, JPEG.segment(0xe0, Array("JFXX\0".utf8) + [16])),
        GateCase(
            "JFIF with a thumbnail", .malformed("APP0"), JPEG.grey, 1,
            JPEG.segment(0xe0, Array("JFIF\0".utf8) + [1, 1, 1, 0, 72, 0, 72, 1, 1, 9, 9, 9])),
        GateCase(
            "JFIF with a tail", .malformed("APP0"), JPEG.grey, 1,
            JPEG.segment(0xe0, Array("JFIF\0".utf8) + [1, 1, 1, 0, 72, 0, 72, 0, 0, 9])),
        GateCase(
            "JFIF 2", .malformed("APP0"), JPEG.grey, 1,
            JPEG.segment(0xe0, Array("JFIF\0".utf8) + [2, 1, 1, 0, 72, 0, 72, 0, 0])),
        GateCase("Adobe twice", .misplaced("APP14"), JPEG.grey, 1, JPEG.adobe + JPEG.adobe),
        GateCase("Adobe late", .misplaced("APP14"), JPEG.grey, 4, JPEG.adobe),
        GateCase(
            "Adobe with flags", .malformed("APP14"), JPEG.grey, 1,
            JPEG.segment(0xee, Array("Adobe".utf8) + [0, 100, 1, 2, 3, 4, 1])),
        GateCase(
            "Adobe for inks", .malformed("APP14"), JPEG.grey, 1,
            JPEG.segment(0xee, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2])),
        GateCase("a length below 2", .malformed("DQT"), JPEG.grey, 2, [0xff, 0xdb, 0, 1]),
    ]

    private static let tables: [GateCase] = [
        GateCase("DQT with a tail", .malformed("DQT"), JPEG.grey, 2, JPEG.segment(0xdb, [0] + Array(1...65))),
        GateCase("an empty DQT", .malformed("DQT"), JPEG.grey, 2, JPEG.segment(0xdb, [])),
        GateCase("DQT of 16 bits", .malformed("DQT"), JPEG.grey, 2, JPEG.segment(0xdb, [0x10] + Array(1...128))),
        GateCase("DQT with a 0", .malformed("DQT"), JPEG.grey, 2, JPEG.segment(0xdb, [0] + Array(0...63))),
        GateCase("DQT number 4", .malformed("DQT"), JPEG.grey, 2, JPEG.quantisation(4)),
        GateCase("a DQT twice", .misplaced("DQT"), JPEG.grey, 2, JPEG.quantisation() + JPEG.quantisation()),
        GateCase("DQT after a scan", .misplaced("DQT"), JPEG.grey, 7, JPEG.quantisation(1)),
        GateCase("no DQT", .malformed("SOS"), JPEG.grey, 2, []),
        GateCase("a DHT twice", .misplaced("DHT"), JPEG.grey, 4, JPEG.huffman(0, 0)),
        GateCase("DHT number 4", .malformed("DHT"), JPEG.grey, 4, JPEG.huffman(4)),
        GateCase("DHT class 2", .malformed("DHT"), JPEG.grey, 4, JPEG.huffman(0x20)),
        GateCase("an empty DHT", .malformed("DHT"), JPEG.grey, 4, JPEG.segment(0xc4, [])),
        GateCase(
            "DHT without codes", .malformed("DHT"), JPEG.grey, 4, JPEG.segment(0xc4, [UInt8](repeating: 0, count: 17))),
        GateCase(
            "DHT with more codes than fit", .malformed("DHT"), JPEG.grey, 4,
            JPEG.segment(0xc4, [0, 2] + [UInt8](repeating: 0, count: 15) + [1, 2])),
        GateCase(
            "DHT with a symbol too many", .malformed("DHT"), JPEG.grey, 4,
            JPEG.segment(0xc4, [0, 1] + [UInt8](repeating: 0, count: 15) + [1, 2])),
        GateCase(
            "DHT with a difference of 12 bits", .malformed("DHT"), JPEG.grey, 4,
            JPEG.segment(0xc4, [0, 1] + [UInt8](repeating: 0, count: 15) + [12])),
        GateCase("a DHT that no scan uses", .misplaced("DHT"), JPEG.grey, 4, JPEG.huffman(0, 0x10, 0x12)),
        GateCase(
            "a DQT that no component uses", .misplaced("DQT"), JPEG.grey, 2, JPEG.quantisation() + JPEG.quantisation(3)),
        GateCase(
            "a symbol twice", .malformed("DHT"), JPEG.grey, 4,
            JPEG.segment(0xc4, [0, 0, 2] + [UInt8](repeating: 0, count: 14) + [1, 1])),
        GateCase("no DC table", .malformed("SOS"), JPEG.grey, 4, JPEG.huffman(0x10)),
        GateCase("no AC table", .malformed("SOS"), JPEG.grey, 4, JPEG.huffman(0)),
        GateCase("DRI with a tail", .malformed("DRI"), JPEG.restarts, 5, JPEG.segment(0xdd, [0, 1, 0])),
        GateCase("DRI twice", .misplaced("DRI"), JPEG.restarts, 5, JPEG.interval(9) + JPEG.interval(1)),
    ]

    /// A scan for each coefficient of a component.
    private static func bands(_ component: UInt8, _ places: ClosedRange<UInt8>) -> [UInt8] {
        places.flatMap { JPEG.scan([[component, 0]], [$0, $0, 0]) + JPEG.pixels }
    }

    private static let scans: [GateCase] = [
        GateCase("no scan", .misplaced("EOI"), Array(JPEG.grey[..<5]) + [JPEG.end]),
        GateCase("no frame", .misplaced("SOS"), JPEG.grey, 3, []),
        GateCase("a scan twice", .misplaced("SOS"), JPEG.grey, 7, JPEG.scan() + JPEG.pixels + JPEG.end),
        GateCase("an empty scan", .malformed("scan"), JPEG.grey, 6, []),
        GateCase("an unknown component", .malformed("SOS"), JPEG.grey, 5, JPEG.scan([[2, 0]])),
        GateCase(
            "a component twice in a scan", .malformed("SOS"), JPEG.colour, 8, JPEG.scan([[1, 0], [1, 0], [2, 0]])),
        GateCase("a component that never comes", .misplaced("EOI"), JPEG.colour, 8, JPEG.scan([[1, 0], [2, 0]])),
        GateCase("no component", .malformed("SOS"), JPEG.grey, 5, JPEG.scan([])),
        GateCase("SOS with a tail", .malformed("SOS"), JPEG.grey, 5, JPEG.scan([[1, 0]], [0, 63, 0, 0])),
        GateCase("SOS cut short", .malformed("SOS"), JPEG.grey, 5, JPEG.scan([[1, 0]], [0, 63])),
        GateCase("a band in a baseline picture", .malformed("SOS"), JPEG.grey, 5, JPEG.scan([[1, 0]], [0, 62, 0])),
        GateCase("bits in a baseline picture", .malformed("SOS"), JPEG.grey, 5, JPEG.scan([[1, 0]], [0, 63, 1])),
        GateCase(
            "more than ten blocks", .malformed("SOS"), JPEG.colour, 5,
            JPEG.frame(of: [[1, 0x24, 0], [2, 0x12, 1], [3, 0x11, 1]])),
        GateCase(
            "a band of two components", .malformed("SOS"), JPEG.progressive, 8,
            JPEG.scan([[1, 0], [2, 0]], [1, 63, 0])),
        GateCase(
            "DC and AC at once", .malformed("SOS"), JPEG.progressive, 5,
            JPEG.scan([[1, 0], [2, 0], [3, 0]], [0, 63, 0])),
        GateCase("a band beyond the end", .malformed("SOS"), JPEG.progressive, 8, JPEG.scan([[1, 0]], [1, 64, 0])),
        GateCase(
            "a band that begins there", .malformed("SOS"), JPEG.progressive, 8, JPEG.scan([[1, 0]], [64, 255, 0])),
        GateCase("bits that skip one", .malformed("SOS"), JPEG.progressive, 8, JPEG.scan([[1, 0]], [1, 63, 0x20])),
        GateCase("a table for nothing", .malformed("SOS"), JPEG.progressive, 8, JPEG.scan([[1, 0x10]], [1, 63, 0])),
        GateCase(
            "AC before DC", .misplaced("SOS"), JPEG.progressive, 5,
            JPEG.huffman(0x10) + JPEG.scan([[1, 0]], [1, 63, 0])),
        GateCase(
            "more than 64 scans", .tooManyScans, JPEG.progressive, 15, bands(2, 6...63) + bands(3, 1...8)),
        GateCase(
            "bits that came", .misplaced("SOS"), JPEG.progressive, 15, JPEG.scan([[1, 0]], [0, 0, 0x10]) + JPEG.pixels),
        GateCase(
            "a band that came", .misplaced("SOS"), JPEG.progressive, 15,
            JPEG.scan([[1, 0]], [63, 63, 0]) + JPEG.pixels),
        GateCase("DRI after the last scan", .misplaced("DRI"), JPEG.grey, 7, JPEG.interval(1) + JPEG.end),
        GateCase("DHT after the last scan", .misplaced("DHT"), JPEG.grey, 7, JPEG.huffman(0x10) + JPEG.end),
        GateCase(
            "a tail", .moreThanPixels, JPEG.grey, 6, JPEG.pixels + [UInt8](repeating: 0x41, count: 700)),
        GateCase("a restart without interval", .misplaced("RST"), JPEG.restarts, 5, []),
        GateCase("a restart out of turn", .misplaced("RST"), JPEG.restarts, 8, JPEG.restart(1)),
        GateCase("a restart missing", .misplaced("RST"), JPEG.restarts, 12, JPEG.pixels),
        GateCase("a restart too many", .misplaced("RST"), JPEG.restarts, 14, JPEG.restart(3) + JPEG.pixels + JPEG.end),
        GateCase("an empty interval", .malformed("scan"), JPEG.restarts, 9, []),
        GateCase("no end", .truncated, JPEG.grey, 7, []),
        GateCase("bytes after the end", .trailingBytes, JPEG.grey, 7, JPEG.end + [0]),
        GateCase("a second picture after the end", .trailingBytes, JPEG.grey + JPEG.grey),
        GateCase("a scan that no pixel needs", .moreThanPixels, JPEG.grey, 6, [UInt8](repeating: 1, count: 9000)),
    ]

    @Test(arguments: sequential + tables + scans)
    func `says why another must be prepared`(_ picture: GateCase) { picture.check() }

    @Test func `finds a marker at every place and no other`() {
        for length in [2, 63, 64, 65, 66, 130, 200] {
            for place in 0..<length - 1 {
                var bytes = [UInt8](repeating: 0x7f, count: length)
                for stuffed in stride(from: 0, to: length - 1, by: 5) where stuffed + 1 < place || stuffed > place + 1 {
                    bytes[stuffed] = 0xff
                    bytes[stuffed + 1] = 0
                }
                if bytes[length - 1] == 0xff { bytes[length - 1] = 0 }
                bytes[place] = 0xff
                for next in [0x01, 0x80, 0xfe] as [UInt8] {
                    bytes[place + 1] = next
                    let parts = Array(JPEG.grey[..<6]).flatMap { $0 } + [1] + bytes + JPEG.end
                    let name = next == 0xfe ? "COM" : "marker \(String(next, radix: 16))"
                    #expect(PictureGate.inspect(parts) == .needsPreparation(.notListed(name)))
                }
            }
        }
    }
}
