import Imaging
import TestSupport
import Testing
import Vignette

@Suite struct PictureGateTests {
    static let samples: [[UInt8]] = [
        JPEGSample.grey.flatMap { $0 }, JPEGSample.colour.flatMap { $0 }, JPEGSample.progressive.flatMap { $0 },
        JPEGSample.restarts.flatMap { $0 }, EncodedSample.progressive, EncodedSample.restarts,
        PNGSample.colour.flatMap { $0 }, PNGSample.indexed.flatMap { $0 }, EncodedSample.indexed,
        WebPSample.file([WebPSample.lossy()]), WebPSample.file([WebPSample.lossless()]),
        WebPSample.file([WebPSample.canvas(0x10), WebPSample.alpha, WebPSample.lossy()]),
        EncodedSample.lossy, EncodedSample.lossless,
    ]

    /// What passes, said again by code that shares nothing with the gate.
    @discardableResult
    private static func passes(_ bytes: [UInt8]) throws -> Bool {
        guard case .passes(let format, let size) = PictureGate.inspect(bytes) else { return false }
        let parts = try PictureParts(of: bytes)
        #expect(parts.format == format.rawValue)
        #expect(PictureSize(width: parts.width, height: parts.height) == size)
        return true
    }

    @Test func `passes what encoders write`() throws {
        for sample in Self.samples { #expect(try Self.passes(sample)) }
    }

    @Test(arguments: [[], [0], [0xff], [0xff, 0xd8], Array("GIF89a".utf8), Array("<svg/>".utf8), Array("RIFF".utf8)])
    func `passes nothing else`(_ bytes: [UInt8]) {
        if case .passes = PictureGate.inspect(bytes) { Issue.record("passes") }
    }

    @Test(arguments: samples)
    func `passes nothing that is cut short or goes on`(_ sample: [UInt8]) {
        for length in 0..<sample.count {
            let verdict = PictureGate.inspect(Array(sample[..<length]))
            if case .passes = verdict { Issue.record("passes with \(length) bytes") }
        }
        for more in [[0], Array("PK\u{3}\u{4}".utf8), Array("<script>".utf8), sample] {
            if case .passes = PictureGate.inspect(sample + more) { Issue.record("passes") }
        }
    }

    @Test func `limits sides and pixels`() {
        let sample = Self.samples[0]
        let size = PictureSize(width: 16, height: 16)
        let large = GateVerdict.needsPreparation(.tooLarge(size))
        #expect(PictureGate.inspect(sample, limits: GateLimits(longestSide: 15)) == large)
        #expect(PictureGate.inspect(sample, limits: GateLimits(longestSide: 16, pixels: 255)) == large)
        let fitting = GateLimits(longestSide: 16, pixels: 256)
        #expect(PictureGate.inspect(sample, limits: fitting) == .passes(format: .jpeg, size: size))
    }

    @Test func `says in words why not`() {
        let reasons: [GateReason] = [
            .unknownFormat, .truncated, .trailingBytes, .noPixels, .tooLarge(PictureSize(width: 9, height: 8)),
            .moreThanPixels, .tooManyScans, .notListed("COM"), .malformed("DQT"), .misplaced("SOF"),
        ]
        #expect(Set(reasons.map(\.description)).count == reasons.count)
        #expect(reasons[7].description == "COM is not on the list")
    }

    @Test func `of ten thousand damaged pictures, what passes is on the list`() throws {
        var random = SeededGenerator(2026)
        var passed = 0
        for round in 0..<10_000 {
            var bytes = Self.samples[round % Self.samples.count]
            for _ in 0...Int.random(in: 0..<3, using: &random) { Self.damage(&bytes, &random) }
            if bytes.first == 0x89, Bool.random(using: &random) { bytes = PNGSum.mended(bytes) }
            if bytes.first == 0x52, bytes.count > 8, Bool.random(using: &random) {
                bytes.replaceSubrange(4..<8, with: WebPSample.little(bytes.count - 8, 4))
            }
            if try Self.passes(bytes) { passed += 1 }
        }
        // Changed pixels pass: were there none, nothing would have been compared.
        #expect(passed > 100)
    }

    /// Changes a byte, drops some, sends some twice, puts in what others hide in, or joins two pictures.
    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard bytes.count > 1 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...32, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4:
            let hidden = [
                JPEGSample.segment(0xfe, [1, 2]), JPEGSample.segment(0xe1, Array("Exif\0\0".utf8)),
                PNGSample.chunk("tEXt", [1]), PNGSample.chunk("eXIf", [1, 2]), WebPSample.chunk("EXIF", [1, 2]),
            ]
            bytes.insert(contentsOf: hidden[Int.random(in: 0..<hidden.count, using: &random)], at: place)
        default: bytes = Array(bytes[..<place] + samples[Int.random(in: 0..<samples.count, using: &random)].suffix(end))
        }
    }
}
