import Bytes
import TestSupport
import Testing

@testable import HTTP

/// The bodies that other parsers are tested with, if they lie there.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
struct MultipartCorpusTests {
    @Test func `every case has its verdict and its parts`() throws {
        let cases = try MultipartCase.all()
        #expect(cases.count >= 127)
        for example in cases {
            let form = ParsedForm(example.body, type: example.type)
            switch example.expect {
            case "accept":
                #expect(form.error == nil, "\(example.id)")
                #expect(form.parts.count == example.parts?.count, "\(example.id)")
            case "reject":
                #expect(form.error != nil, "\(example.id)")
                #expect([400, 413].contains(form.error?.status.code ?? 0), "\(example.id)")
            default: break
            }
            guard form.error == nil, let parts = example.parts else { continue }
            for (part, expected) in zip(form.parts, parts) {
                #expect(part.head.name == expected.name, "\(example.id)")
                #expect(part.head.fileName == expected.fileName, "\(example.id)")
                // RFC 7578 §4.7: transfer encodings are deprecated. The cases leave decoding open; here it is not done.
                if example.note.contains("Content-Transfer-Encoding") { continue }
                if let data = expected.data { #expect(part.bytes == data, "\(example.id)") }
                if let digest = expected.digest {
                    #expect(try SHA256.digest(of: part.bytes).hex.hasPrefix(digest), "\(example.id)")
                }
            }
        }
    }

    @Test func `no case depends on where it is cut`() throws {
        for example in try MultipartCase.all() {
            let whole = ParsedForm(example.body, type: example.type)
            for piece in example.body.count > 65_536 ? [1, 4096] : [1, 2, 3, 7, 4096] {
                let form = ParsedForm(example.body, type: example.type, piece: piece)
                let isSame = form == whole
                #expect(isSame, "\(example.id) in pieces of \(piece)")
            }
            for cut in Self.tellingCuts(example.body) {
                let form = ParsedForm(example.body, type: example.type, cuts: [cut])
                let isSame = form == whole
                #expect(isSame, "\(example.id) cut at \(cut)")
            }
        }
    }

    /// The offsets around each CR, LF and hyphen; of long bodies the first and the last of them.
    private static func tellingCuts(_ body: [UInt8]) -> [Int] {
        var cuts: Set<Int> = []
        for (offset, byte) in body.enumerated() where byte == 0x0D || byte == 0x0A || byte == 0x2D {
            cuts.formUnion([offset, offset + 1, offset + 2].filter { $0 < body.count })
        }
        let sorted = cuts.sorted()
        let most = body.count > 16_384 ? 8 : 400
        return sorted.count <= 2 * most ? sorted : Array(sorted.prefix(most) + sorted.suffix(most))
    }
}

/// One body of the corpus: how it must be read, or that it must be refused.
struct MultipartCase {
    struct Part {
        let name: String
        let fileName: String?
        let data: [UInt8]?
        /// The first digits of a digest, where the data is too long to stand there.
        let digest: String?
    }

    let id: String
    let type: String
    let body: [UInt8]
    let expect: String
    let note: String
    let parts: [Part]?

    static func all() throws -> [MultipartCase] {
        try Corpus.rows("multipart_cases.jsonl").map { row in
            MultipartCase(
                id: try #require(row["id"]?.string), type: try #require(row["content_type"]?.string),
                body: try Base64.decode(Array(try #require(row["body_b64"]?.string).utf8)),
                expect: try #require(row["expect"]?.string), note: row["note"]?.string ?? "",
                parts: try row["parts"]?.array?.map { part in
                    Part(
                        name: try #require(part["name"]?.string), fileName: part["filename"]?.string,
                        data: try part["data_b64"]?.string.map { try Base64.decode(Array($0.utf8)) },
                        digest: part["sha"]?.string)
                })
        }
    }
}
