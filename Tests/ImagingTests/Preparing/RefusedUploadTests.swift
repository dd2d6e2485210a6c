internal import Imaging
internal import Testing
internal import TestSupport
internal import Vignette

@Suite struct RefusedUploadTests {
    private static let pdf = Array("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n".utf8)
    private static let svg = Array("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".utf8)
    private static let bmp: [UInt8] =
        [0x42, 0x4D, 0x46, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1]
        + [0, 0, 0, 1, 0, 24] + [UInt8](repeating: 0, count: 40)
    private static let tiff: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] + [UInt8](repeating: 0, count: 40)
    private static let mp4: [UInt8] = [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isomiso2".utf8)

    @Test(arguments: [
        ("a PDF document", pdf), ("an SVG drawing", svg), ("a BMP picture", bmp), ("a TIFF picture", tiff),
        ("an MP4 video", mp4), ("a text file", Array("Hello, I am no picture.\n".utf8)),
        ("an HTML page", Array("<!DOCTYPE html><html><body>x</body></html>".utf8)),
    ])
    func `what is no picture is named, with what works`(name: String, bytes: [UInt8]) async throws {
        let failure = try await failure(of: bytes)
        #expect(failure.code == .unsupportedMedia)
        #expect(failure.status == 415)
        #expect(failure.message.contains(name), "\(failure.message)")
        #expect(failure.advice.contains("JPEG") && failure.advice.contains("HEIC"))
    }

    @Test func `nothing at all is no picture`() async throws {
        #expect(try await failure(of: []).code == .noPicture)
    }

    @Test(arguments: [
        // Header only, cut in the middle, and a lie about the kind.
        Array(RefusedUploadTests.png(width: 64, height: 64, interlaced: false)),
        Array([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [UInt8](repeating: 0, count: 20)),
        Array("RIFF".utf8) + [64, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [UInt8](repeating: 0, count: 40),
        Array("GIF89a".utf8) + [16, 0, 16, 0, 0, 0, 0],
    ])
    func `a damaged picture is a failure of its own`(bytes: [UInt8]) async throws {
        let failure = try await failure(of: bytes)
        #expect(failure.code == .decodeFailed && failure.status == 422, "\(failure) \(failure.detail ?? "")")
    }

    @Test(arguments: [
        (20_000, 10, false, "16,384"), (6500, 6500, false, "40 megapixels"), (5200, 5000, true, "25 megapixels"),
    ])
    func `what would take too much is refused by its header`(
        width: Int, height: Int, interlaced: Bool, limit: String
    ) async throws {
        let failure = try await failure(of: Self.png(width: width, height: height, interlaced: interlaced))
        #expect(failure.code == .tooLarge && failure.status == 413)
        #expect(failure.message.contains(limit), "\(failure.message)")
    }

    private func failure(of bytes: [UInt8]) async throws -> Failure {
        let pool = try await RealPool.shared
        do throws(Failure) {
            _ = try await pool.prepare(Upload(bytes, claimedType: "image/jpeg"), as: Preparation())
        } catch {
            return error
        }
        throw Unexpected()
    }

    private struct Unexpected: Error {}

    /// The head of a PNG file, with nothing behind it.
    private static func png(width: Int, height: Int, interlaced: Bool) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            let body = Array(name.utf8) + content
            return number(content.count) + body + number(Int(checksum(body)))
        }
        let head = number(width) + number(height) + [8, 2, 0, 0, interlaced ? 1 : 0]
        return [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + chunk("IHDR", head) + chunk("IDAT", [0x78, 0x9C, 0, 0])
    }

    /// PNG, annex D: the cyclic redundancy code, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { code, byte in
            (0..<8).reduce(code ^ UInt32(byte)) { code, _ in code & 1 == 1 ? code >> 1 ^ 0xEDB8_8320 : code >> 1 }
        }
    }
}
