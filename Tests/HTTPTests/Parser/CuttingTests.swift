import Bytes
import HTTP
import TestSupport
import Testing

/// The verdict on a stream of requests must not depend on how the network cuts it.
@Suite struct CuttingTests {
    private static let streams: [String] = [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nhello worldGET /b HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b;c=\"d \\\" e\"\r\nhello\r\n00\r\nTrail: er\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;\r\nhello\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nHost: y\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /never HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "v", count: 9000))\u{1}\r\n\r\n",
        "GET /\(String(repeating: "a", count: 8170))\u{1} HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: 1\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x",
    ]

    @Test(arguments: streams)
    func `own streams mean the same in any cuts`(stream: String) {
        expectSameVerdict(Array(stream.utf8), id: stream)
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `public streams mean the same in any cuts`() throws {
        let rows = try Corpus.rows("http1_cases.jsonl")
        #expect(rows.count > 400)
        for row in rows {
            let bytes = try Base64.decode(Array(try #require(row["raw_b64"]?.string).utf8))
            expectSameVerdict(bytes, id: row["id"]?.string ?? "")
        }
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `public streams that must be refused are refused`() throws {
        for row in try Corpus.rows("http1_cases.jsonl") {
            let expected = try #require(row["expect"]?.array).compactMap(\.string)
            guard expected == ["reject"], row["also"]?.array?.isEmpty == true else { continue }
            let bytes = try Base64.decode(Array(try #require(row["raw_b64"]?.string).utf8))
            guard case .refused = Dialogue.run([bytes]).first else {
                Issue.record("\(row["id"]?.string ?? "") is not refused: \(Dialogue.run([bytes]))")
                continue
            }
        }
    }

    private func expectSameVerdict(_ bytes: [UInt8], id: String) {
        var random = SeededGenerator(7)
        let whole = Dialogue.run([bytes])
        for pieces in Cuts.all(bytes, random: &random) {
            let cut = Dialogue.run(pieces)
            #expect(cut == whole, "\(id) in \(pieces.count) pieces")
            if cut != whole { return }
        }
    }
}
