internal import Bytes
internal import Foundation
internal import Imaging
internal import Testing
internal import TestSupport
internal import Vignette

/// Pictures of every kind that others collected: good ones, damaged ones, bombs and polyglots, each declared as JPEG.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.reason)")) struct CorpusPictureTests {
    /// Kinds that others may read; here they are named and refused.
    private static let unread: Set = [
        "image/bmp", "image/tiff", "image/svg+xml", "application/pdf", "image/jxl",
        // A film in AVIF: libheif 1.15 reads no image sequences.
        "pillow-avif/star.avifs",
    ]

    @Test func `every file is a picture or a failure, as it should be`() async throws {
        let folder = try #require(Corpus.subfolder("images"))
        let rows = try Corpus.rows("images/manifest.jsonl")
        let pool = try await RealPool.shared
        let scratch = try Scratch()
        var outputs: [String] = []
        for row in rows {
            let file = try #require(row["file"]?.string)
            let expected = try #require(row["expected"]?.string)
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
            let upload = Upload(bytes, claimedType: "image/jpeg")
            var failure: Failure?
            do throws(Failure) {
                let prepared = try await pool.prepare(upload, as: Preparation(thumbnail: false))
                outputs.append(scratch.path("\(outputs.count)"))
                try? Data(prepared.picture.bytes).write(to: URL(fileURLWithPath: outputs[outputs.count - 1]))
            } catch {
                failure = error
            }
            if Self.unread.contains(row["true_type"]?.string ?? "") || Self.unread.contains(file) {
                #expect(failure?.code == .unsupportedMedia, "\(file)")
            } else if expected == "accept" || expected == "convert" {
                #expect(failure == nil, "\(file): \(failure?.detail ?? "")")
            } else if expected == "reject" {
                #expect(failure.map { [413, 415, 422, 400].contains($0.status) } == true, "\(file)")
            }
        }
        #expect(rows.count >= 400 && outputs.count >= 300)
        #expect(pool.status.lastFault == nil, "no picture ended a worker")
        try UprightTests.expectNothingPrivate(in: outputs)
    }
}
