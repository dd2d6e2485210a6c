import Bytes

/// A `data:` URL.
enum DataURLFuzz {
    static func run(_ input: FuzzInput) {
        let bytes = input.bytes
        let verdict = parse(bytes[...])
        // A slice of a larger text, whose neighbours must play no part.
        let inner = (Array("data:,".utf8) + bytes + Array(",".utf8))[6...].prefix(bytes.count)
        switch (verdict, parse(inner)) {
        case (.success(let url), .success(let same)):
            let parts = (url.mediaType, url.isBase64, Array(url.payload))
            expect(parts == (same.mediaType, same.isBase64, Array(same.payload)), "what stands around plays no part")
            expect(same.payload.endIndex == inner.endIndex, "a payload ends where the text ends")
            check(url, bytes)
        case (.failure(let error), .failure(let same)):
            expect(error == same, "what stands around plays no part")
        default: expect(false, "what stands around plays no part")
        }
    }

    private static func parse(_ text: ArraySlice<UInt8>) -> Result<DataURL, DataURLError> {
        Result { () throws(DataURLError) in try DataURL(text) }
    }

    private static func check(_ url: DataURL, _ bytes: [UInt8]) {
        expect(bytes[url.payload.indices] == url.payload, "a payload is a slice of the text")
        expect(url.mediaType.utf8.count <= DataURL.mediaTypeLimit, "a media type is bounded")
        let head = "data:\(url.mediaType)\(url.isBase64 ? ";base64" : ""),"
        guard let again = try? DataURL(Array(head.utf8) + url.payload) else {
            return expect(false, "a URL written plainly is taken")
        }
        expect(again.mediaType == url.mediaType && again.isBase64 == url.isBase64, "a URL written plainly is the same")
        expect(again.payload.elementsEqual(url.payload), "its payload is the same")
        guard url.isBase64, let data = try? Base64.decode(url.payload) else { return }
        expect(Base64.encode(data).elementsEqual(url.payload), "only what an encoder writes is decoded")
    }
}
