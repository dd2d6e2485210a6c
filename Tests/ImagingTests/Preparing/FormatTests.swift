internal import Foundation
internal import Imaging
internal import Testing
internal import TestSupport
internal import Vignette

@Suite struct FormatTests {
    /// Content that no format but JPEG and WebP makes small.
    private static let grainy: Raster = {
        var generator = SeededGenerator(7)
        return Raster(width: 160, height: 120) { x, y in
            [x, y, x + y].map { UInt8(truncatingIfNeeded: $0 + Int(generator.next() % 60)) }
        }
    }()
    /// A drawing: large areas of one colour.
    private static let drawing = Raster(width: 160, height: 120) { x, y in
        (x / 40 + y / 40) % 2 == 0 ? [255, 255, 255] : [0, 90, 200]
    }

    @Test(arguments: ["image/jpeg", "image/png", "image/webp", "text/plain", nil])
    func `bytes name the type, not their sender`(claim: String?) async throws {
        let scratch = try Scratch()
        let photos = try ["jpg", "png", "webp"].map { try Self.grainy.file("a.\($0)", in: scratch) }
            .map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
        let pool = try await RealPool.shared
        for (photo, found) in zip(photos, ["image/jpeg", "image/png", "image/webp"]) {
            let upload = Upload(photo, claimedType: claim)
            let standard = try await pool.prepare(upload, as: Preparation(thumbnail: false))
            #expect(standard.picture.format == .jpeg, "a photo is sent as JPEG by default")
            #expect(standard.receipt.foundType == found && standard.receipt.claimedType == claim)
            let all = Preparation(formats: [.jpeg, .png, .webp], thumbnail: false)
            let opened = try await pool.prepare(upload, as: all)
            #expect(opened.picture.format == (found == "image/webp" ? .webp : .jpeg))
            #expect(opened.picture.bytes.starts(with: Self.signature(of: opened.picture.format)))
        }
    }

    @Test func `a drawing stays PNG where that is not much larger`() async throws {
        let scratch = try Scratch()
        _ = try Self.drawing.file("a.png", in: scratch)
        let upload = Upload(try scratch.read("a.png"))
        let pool = try await RealPool.shared
        let prepared = try await pool.prepare(upload, as: Preparation())
        #expect(prepared.picture.format == .png)
        #expect(prepared.thumbnail?.format == .jpeg)
        #expect(try Raster(of: prepared.picture.bytes, in: scratch) == Self.drawing, "and loses nothing")
        for format in PictureFormat.allCases {
            let only = try await pool.prepare(upload, as: Preparation(formats: [format], thumbnail: false))
            #expect(only.picture.format == format, "an endpoint that reads one format gets that one")
        }
    }

    @Test func `a kept picture is fitted when a question asks for less`() async throws {
        let scratch = try Scratch()
        _ = try Raster(width: 1600, height: 400) { x, y in [UInt8(x % 251), UInt8(y % 241), 90] }
            .file("a.jpg", in: scratch)
        let upload = Upload(try scratch.read("a.jpg"))
        let pool = try await RealPool.shared
        let kept = try await pool.prepare(upload, as: Preparation())
        #expect(kept.picture.size == PictureSize(width: 1600, height: 400))
        #expect(kept.thumbnail?.size == PictureSize(width: 320, height: 80))
        let small = try await pool.fit(kept.picture, as: Preparation(fit: .small))
        #expect(small.size == PictureSize(width: 768, height: 192))
        #expect(small.digest != kept.picture.digest)
        let same = try await pool.fit(kept.picture, as: Preparation(fit: .large))
        #expect(same == kept.picture)
    }

    @Test(arguments: [(1, 1, 32, 32), (8, 16, 32, 64), (31, 500, 32, 516), (3000, 2, 2048, 32), (40, 40, 40, 40)])
    func `no side is shorter than a model can see`(width: Int, height: Int, outWidth: Int, outHeight: Int)
        async throws
    {
        let scratch = try Scratch()
        _ = try Raster(width: width, height: height) { _, _ in [200, 30, 30] }.file("a.png", in: scratch)
        let upload = Upload(try scratch.read("a.png"))
        let prepared = try await RealPool.shared.prepare(upload, as: Preparation())
        #expect(prepared.picture.size == PictureSize(width: outWidth, height: outHeight))
    }

    private static func signature(of format: PictureFormat) -> [UInt8] {
        switch format {
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .png: [0x89, 0x50, 0x4E, 0x47]
        case .webp: Array("RIFF".utf8)
        }
    }
}
