import FoundationEssentials
import Testing

@testable import HTTP

/// The bodies that other parsers are tested with, if they lie there.
@Suite(.enabled(if: MultipartCase.folder != nil, "VIGNETTE_CORPUS is not set: the multipart cases are not there"))
struct MultipartCorpusTests {
    @Test func `the digest is SHA-256`() {
        #expect(SHA256Digest.hex(Array("abc".utf8)).hasPrefix("ba7816bf8f01cfea414140de5dae2223b00361a3"))
        #expect(SHA256Digest.hex([UInt8](repeating: 0x61, count: 119)).hasPrefix("31eba51c313a5c08226adf18d4a359cf"))
    }

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
                #expect(part.head.fileName == expected.filename, "\(example.id)")
                // RFC 7578 §4.7: transfer encodings are deprecated. The cases leave decoding open; here it is not done.
                if example.note.contains("Content-Transfer-Encoding") { continue }
                if let data = expected.data { #expect(part.bytes == Array(data), "\(example.id)") }
                if let sha = expected.sha { #expect(SHA256Digest.hex(part.bytes).hasPrefix(sha), "\(example.id)") }
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

struct MultipartCase: Decodable {
    struct Part: Decodable {
        let name: String
        let filename: String?
        let data: Data?
        let sha: String?

        enum CodingKeys: String, CodingKey {
            case name, filename, sha
            case data = "data_b64"
        }
    }

    let id: String
    let type: String
    let bodyData: Data
    let expect: String
    let note: String
    let parts: [Part]?

    var body: [UInt8] { Array(bodyData) }

    enum CodingKeys: String, CodingKey {
        case id, expect, note, parts
        case type = "content_type"
        case bodyData = "body_b64"
    }

    static var folder: String? { ProcessInfo.processInfo.environment["VIGNETTE_CORPUS"] }

    static func all() throws -> [MultipartCase] {
        let file = URL(filePath: (folder ?? "") + "/multipart_cases.jsonl")
        return try Data(contentsOf: file).split(separator: 0x0A).map { line in
            try JSONDecoder().decode(MultipartCase.self, from: Data(line))
        }
    }
}
