internal import Foundation
internal import Imaging
internal import Testing
internal import Vignette

/// The receipt tells what was done, and a file that is not what it says is refused.
@Suite struct TruthTests {
    private static func prepared(_ bytes: [UInt8], _ preparation: Preparation = Preparation()) async throws
        -> PreparedPicture
    {
        try await RealPool.shared.prepare(Upload(bytes), as: preparation)
    }

    @Test(arguments: [("heic", "avif", "heic"), ("avif", "heic", "avif")])
    func `the name at the front does not decide between HEIC and AVIF`(made: String, named: String, found: String)
        async throws
    {
        let scratch = try Scratch()
        _ = try Raster.flag.file("a.\(made)", in: scratch)
        var bytes = try scratch.read("a.\(made)")
        bytes.replaceSubrange(8..<12, with: Array("mif1".utf8))
        #expect(try await Self.prepared(bytes).receipt.foundType == "image/\(found)")
        bytes.replaceSubrange(8..<12, with: Array(named.utf8))
        let failure = await #expect(throws: Failure.self) { try await Self.prepared(bytes) }
        #expect(failure?.code == .decodeFailed)
    }

    @Test(arguments: ["jpg", "webp", "png"])
    func `the thinnest pictures come through`(format: String) async throws {
        let scratch = try Scratch()
        for (width, height) in [(1, 16_380), (16_380, 2), (4, 8000), (63, 12_000)] {
            let name = "\(width).\(format)"
            _ = try Raster(width: width, height: height) { x, _ in x == width - 1 ? [200, 20, 20] : [90, 90, 90] }
                .file(name, in: scratch)
            for fit in Fit.allCases {
                let result = try await Self.prepared(try scratch.read(name), Preparation(fit: fit))
                #expect(result.picture.size.longestSide == fit.longestSide)
                #expect(min(result.picture.size.width, result.picture.size.height) >= 32)
                #expect(result.receipt.padded)
            }
        }
    }

    @Test func `a profile that was not used is not claimed`() async throws {
        let scratch = try Scratch()
        _ = try Raster(width: 64, height: 64) { _, _ in [90, 90, 90] }.file("a.jpg", in: scratch, options: "[strip]")
        var bytes = try scratch.read("a.jpg")
        // One of many zeros, in the segment for profiles (ICC.1 annex B.4).
        let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 0, count: 3000)
        let count = profile.count + 2
        bytes.insert(contentsOf: [0xFF, 0xE2, UInt8(count >> 8), UInt8(count & 255)] + profile, at: 2)
        let receipt = try await Self.prepared(bytes).receipt
        #expect(receipt.colours == [])
        #expect(receipt.removed.contains(.profile))
    }

    @Test func `a place that stands behind the pixels is named as well`() async throws {
        let scratch = try Scratch()
        let file = try Raster.flag.stored(orientation: 6).file("a.png", in: scratch)
        try Tool.run(
            "exiftool", ["-q", "-overwrite_original", "-Orientation#=6", "-GPSLatitude=1", "-GPSLatitudeRef=N", file])
        var bytes = try scratch.read("a.png")
        // The eXIf chunk moves behind the pixels, where other programs write it.
        let name = try #require(bytes.firstRange(of: Array("eXIf".utf8)))
        let start = name.lowerBound - 4
        let count = bytes[start..<name.lowerBound].reduce(0) { $0 << 8 | Int($1) } + 12
        let chunk = Array(bytes[start..<start + count])
        bytes.removeSubrange(start..<start + count)
        bytes.insert(contentsOf: chunk, at: bytes.count - 12)
        let result = try await Self.prepared(bytes)
        #expect(result.receipt.removed.contains(.gps))
        #expect(result.receipt.turned == .quarterRight)
        #expect(try Raster(of: result.picture.bytes, in: scratch).looks(like: .flag))
    }

    @Test func `a WebP that only claims to be huge is too large, not damaged`() async throws {
        let head: [UInt8] = [0x2F] + [0xFF, 0xFF, 0xFF, 0x0F] + [UInt8](repeating: 0, count: 40)
        let bytes =
            Array("RIFF".utf8) + [60, 0, 0, 0] + Array("WEBPVP8L".utf8) + [UInt8(head.count), 0, 0, 0] + head
        let failure = await #expect(throws: Failure.self) { try await Self.prepared(bytes) }
        #expect(failure?.code == .tooLarge)
    }
}
