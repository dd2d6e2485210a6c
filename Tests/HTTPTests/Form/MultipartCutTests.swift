import TestSupport
import Testing

@testable import HTTP

/// Boundaries across the edges of buffers, hostile shapes, and forms made up at random.
@Suite struct MultipartCutTests {
    private static let type = "multipart/form-data; boundary=----bound"
    private static let head = "------bound\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n"
    private static let close = "\r\n------bound--\r\n"

    @Test(arguments: [4096, 8192, 65_536])
    func `a boundary across the edge of a buffer is found`(edge: Int) {
        let head = Array(Self.head.utf8)
        let close = Array(Self.close.utf8)
        for offset in -1...close.count + 1 {
            var data = [UInt8](repeating: 0x2D, count: edge - head.count - offset)
            // Just before the boundary stands the most of one that is none.
            data.replaceSubrange((data.count - 12)..., with: Array("\r\n------boun".utf8))
            let form = ParsedForm(head + data + close, type: Self.type, piece: edge)
            #expect(form.error == nil)
            let isSame = form.parts.map(\.bytes) == [data]
            #expect(isSame, "the boundary begins \(offset) bytes before the edge")
        }
    }

    @Test(arguments: [
        "\r", "-", "\n", "\ra", "\r\n", "\r\n-", "\r\n--", "\r\r\n------boun", "\r\n------boun", "\r\n------boun\r\n",
        "\r\n----", "--bound", "\r\n------bounD\n",
    ])
    func `the work on hostile data is linear`(shape: String) {
        // As data, before the first boundary and after the last.
        let head = Array(Self.head.utf8)
        let close = Array(Self.close.utf8)
        var limits = FormLimits()
        limits.preamble = .max
        let alone = ParsedForm(head + close, type: Self.type)
        for (size, pieces) in [(20_000, [1, 2, 13]), (40_000, [1, 2, 13]), (300_000, [4096, .max])] {
            let flood = Array(Array(repeating: Array(shape.utf8), count: size / shape.utf8.count).joined())
            for piece in pieces {
                for body in [head + flood + close, flood + [0x0D, 0x0A] + head + close] {
                    let form = ParsedForm(body, type: Self.type, piece: min(piece, body.count), limits: limits)
                    #expect(form.error == nil)
                    let isSame = form.parts.map(\.bytes) == [body.starts(with: head) ? flood : []]
                    #expect(isSame)
                    #expect(form.work <= 4 * body.count + 16, "\(form.work) steps for \(body.count) bytes in \(piece)")
                }
                // What follows the closing boundary is not even looked at.
                let body = head + close + flood
                let form = ParsedForm(body, type: Self.type, piece: min(piece, body.count))
                #expect(form.work <= alone.work * 2)
                #expect(form == alone)
            }
        }
    }

    @Test func `the work on many small parts is linear`() {
        var limits = FormLimits()
        limits.parts = .max
        for count in [2000, 4000] {
            let one = "------bound\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
            let body = Array((String(repeating: one, count: count) + "------bound--").utf8)
            let form = ParsedForm(body, type: Self.type, limits: limits)
            #expect(form.parts.count == count)
            #expect(form.work <= 3 * body.count)
        }
    }

    @Test func `random forms are read as they were written, however they are cut`() {
        var random = SeededGenerator(7578)
        let alphabet = Array("\r\n--bound-\r\nab\u{0}".utf8)
        for _ in 0..<300 {
            let parts = (0..<Int.random(in: 0...5, using: &random)).map { number in
                let count = Int.random(in: 0...120, using: &random)
                var bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
                // A line of a part cannot begin with the boundary: that is what the sender sees to.
                while let found = Self.firstBoundary(([0x0D, 0x0A] + bytes)) { bytes.remove(at: found) }
                let fileName = Bool.random(using: &random) ? "file \(number).png" : nil
                return ParsedForm.Part(
                    head: PartHead(name: "n\(number)", fileName: fileName, contentType: nil), bytes: bytes)
            }
            let body = Self.serialise(parts)
            for _ in 0..<8 {
                let cuts = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                    Int.random(in: 0...body.count, using: &random)
                }
                let form = ParsedForm(body, type: "multipart/form-data; boundary=bound", cuts: cuts.sorted())
                #expect(form.error == nil)
                #expect(form.parts == parts)
            }
        }
    }

    /// Where, in bytes without their first two, a boundary begins that would end them.
    private static func firstBoundary(_ bytes: [UInt8]) -> Int? {
        let delimiter = Array("\r\n--bound".utf8)
        return bytes.indices.first { bytes[$0...].starts(with: delimiter) }.map { max(0, $0) }
    }

    private static func serialise(_ parts: [ParsedForm.Part]) -> [UInt8] {
        var body: [UInt8] = []
        for part in parts {
            let file = part.head.fileName.map { "; filename=\"\($0)\"" } ?? ""
            body += Array("--bound\r\nContent-Disposition: form-data; name=\"\(part.head.name)\"\(file)\r\n\r\n".utf8)
            body += part.bytes + [0x0D, 0x0A]
        }
        return body + Array("--bound--".utf8)
    }
}
