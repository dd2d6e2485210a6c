import Bytes
import TestSupport
import Testing
import Vignette

@testable import Vision

/// Addresses that others have found to lead where they should not.
@Suite(.timeLimit(.minutes(5))) struct FetchCorpusTests {
    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `every address of the corpus is refused, and nothing private is connected to`() async throws {
        let fetching = try Fetching(.table) { $0.connect = .seconds(2) }
        let rows = try Corpus.rows("ssrf_urls.jsonl")
        #expect(rows.count >= 72)
        for row in rows {
            let url = try #require(row["url"]?.string)
            let failure = try await fetching.failure(url)
            // Where there is a network, two of them are public pages, and no pictures.
            #expect([.remoteImageRefused, .unsupportedMedia].contains(failure.code), "\(url) \(failure)")
        }
        #expect(!fetching.judged.isEmpty)
        #expect(fetching.passed.allSatisfy { $0.reservation == nil })
    }

    /// The same with somebody there who would hear of it.
    @Test(arguments: [
        "127.0.0.1", "localhost", "LocalHost", "a.b.localhost", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433",
        "0x7f000001",
        "0x7f.0.0.1", "0x7f.1", "0177.0.0.1", "0177.1", "017700000001", "00000177.0.0.1", "127.0.0.1.", "localhost.",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "[::7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::ffff:0.0.0.0]", "[::1%lo]", "[::1%25lo]", "[::1%251]",
        "127.0.0.1%00", "127.0.0.1%2f", "user@127.0.0.1", "a.example@127.0.0.1", "a.example\\@127.0.0.1",
        "127\u{3002}0\u{3002}0\u{3002}1", "\u{2460}\u{2461}\u{2466}.0.0.1", "\u{FF10}.0.0.0", "1\u{AD}27.0.0.1",
    ])
    func `no spelling of this machine is connected to`(host: String) async throws {
        let server = try FaultServer { _ in .image([1]) }
        let fetching = try Fetching(.table) { $0.connect = .seconds(2) }
        for url in ["http://\(host):\(server.port)/", "https://\(host):\(server.port)/"] {
            #expect(try await fetching.failure(url).code == .remoteImageRefused, "\(url)")
        }
        #expect(server.log.opened == 0 && fetching.passed.isEmpty)
    }
}
