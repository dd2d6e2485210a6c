import Bytes
import TestSupport
import Testing

@Suite struct DataURLTests {
    @Test(arguments: [
        ("data:image/png;base64,iVBORw0KGgo=", "image/png", true, "iVBORw0KGgo="),
        ("DATA:IMAGE/PNG;BASE64,iVBORw0KGgo=", "image/png", true, "iVBORw0KGgo="),
        ("data:image/png;charset=utf-8;base64,AAAA", "image/png", true, "AAAA"),
        ("data:image/svg+xml;base64,", "image/svg+xml", true, ""),
        ("data:;base64,AAAA", "text/plain", true, "AAAA"), ("data:,hello", "text/plain", false, "hello"),
        ("data:;charset=utf-8,hi", "text/plain", false, "hi"), ("data:text/html,a,b", "text/html", false, "a,b"),
        // The payload of a base64 URL is for the decoder to judge.
        ("data:image/png;base64,%%% ,", "image/png", true, "%%% ,"),
    ])
    func `takes a data URL apart`(text: String, type: String, isBase64: Bool, payload: String) throws {
        let url = try DataURL(Array(text.utf8))
        #expect(url.mediaType == type)
        #expect(url.isBase64 == isBase64)
        #expect(url.payload.elementsEqual(payload.utf8))
    }

    @Test(arguments: [
        ("", DataURLError.scheme), ("data", .scheme), ("http://a/data:,", .scheme), (" data:,", .scheme),
        ("data:", .noComma), ("data:image/png;base64", .noComma), ("data:image/png", .noComma),
        ("data:image,x", .mediaType), ("data:image/,x", .mediaType), ("data:/png,x", .mediaType),
        ("data:image/png/x,x", .mediaType), ("data: image/png,x", .mediaType), ("data:image/png ;base64,x", .mediaType),
        ("data:image/png;base64;base64,x", .mediaType), ("data:image/png;base64;charset=a,x", .mediaType),
        ("data:image/png;,x", .mediaType), ("data:image/png;a=,x", .mediaType), ("data:image/png;a=b=c,x", .mediaType),
        ("data:image/png;a=\"b\",x", .mediaType), ("data:im\u{e9}ge/png,x", .mediaType),
        ("data:image%2Fpng;base64,x", .percentEncoded), ("data:image/png%3Bbase64,x", .percentEncoded),
        ("data:image/png,%89PNG", .percentEncoded), ("data:text/plain,a b", .payload), ("data:,a#b", .payload),
        ("data:,\u{e9}", .payload), ("data:,\n", .payload),
    ])
    func `refuses everything else`(text: String, error: DataURLError) {
        #expect(throws: error) { try DataURL(Array(text.utf8)) }
    }

    @Test func `bounds the media type at 128 bytes`() throws {
        let type = "image/" + String(repeating: "x", count: 122)
        #expect(try DataURL(Array("data:\(type);base64,AAAA".utf8)).mediaType == type)
        #expect(try DataURL(Array("data:\(type),AAAA".utf8)).mediaType == type)
        for text in ["data:\(type)x;base64,AAAA", "data:\(type)x,AAAA", "data:\(type)xxxxxxxx,AAAA"] {
            #expect(throws: DataURLError.mediaTypeTooLong) { try DataURL(Array(text.utf8)) }
        }
        let endless = Array("data:".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(throws: DataURLError.mediaTypeTooLong) { try DataURL(endless) }
    }

    @Test func `copies no payload`() throws {
        let text = Array("xxdata:image/png;base64,AAAA".utf8)
        let payload = try DataURL(text[2...]).payload
        #expect(payload.indices == 24..<28)
        let isInside = text.withUnsafeBytes { whole in
            payload.withUnsafeBytes { $0.baseAddress == whole.baseAddress.map { $0 + 24 } }
        }
        #expect(isInside)
    }

    @Test(.enabled(if: Corpus.folder != nil, "VIGNETTE_CORPUS is not set"))
    func `takes none of the hostile URLs for a picture`() throws {
        // What is not certain for every program is certain for this one: these are whole pictures as far as text goes.
        let whole: Set = ["own-32", "own-33", "own-37"]
        var seen = 0
        for row in try Corpus.rows("ssrf_urls.jsonl") {
            let id = try #require(row["id"]?.string)
            guard id.hasPrefix("own-") else { continue }
            seen += 1
            #expect(isPicture(try #require(row["url"]?.bytes)) == whole.contains(id), "\(id)")
        }
        #expect(seen > 0)
    }

    private func isPicture(_ text: ArraySlice<UInt8>) -> Bool {
        guard let url = try? DataURL(text), url.isBase64,
            ["image/png", "image/jpeg", "image/webp"].contains(url.mediaType)
        else { return false }
        return (try? Base64.decode(url.payload)) != nil
    }
}
