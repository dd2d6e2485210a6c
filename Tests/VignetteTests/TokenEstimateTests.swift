internal import Bytes
internal import Foundation
internal import TestSupport
internal import Testing
internal import Vignette

@Suite struct TokenEstimateTests {
    @Test(arguments: [
        // Width, height, tokens.
        (1, 1, 4), (28, 28, 4), (768, 768, 729), (1280, 720, 1196), (2048, 2048, 5329), (70, 98, 8),
    ])
    func `counts tiles of 28 pixels`(width: Int, height: Int, tokens: Int) {
        #expect(TokenEstimate.tokens(for: PictureSize(width: width, height: height)) == tokens)
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `agrees with the model's own code`() throws {
        let file = try #require(Corpus.folder).appendingPathComponent("smart_resize_cases.json")
        let root = try JSON.parse([UInt8](Data(contentsOf: file)))
        let cases = try #require(root["cases"]?.array)
        for row in cases {
            let size = PictureSize(width: try #require(row["w"]?.int), height: try #require(row["h"]?.int))
            #expect(TokenEstimate.scaled(size).width == row["w2"]?.int, "\(size)")
            #expect(TokenEstimate.scaled(size).height == row["h2"]?.int, "\(size)")
            #expect(TokenEstimate.tokens(for: size) == row["tokens"]?.int, "\(size)")
        }
        #expect(cases.count >= 56)
    }
}
