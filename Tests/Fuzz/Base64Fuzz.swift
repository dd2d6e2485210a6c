import Bytes

/// Bytes to encode, and the same as base64 text to decode: each by every kernel.
enum Base64Fuzz {
    static func run(_ input: FuzzInput) {
        let bytes = input.bytes
        let text = Base64.encode(bytes, kernel: .portable)
        expect(text.count == Base64.encodedCount(bytes.count), "the length of a text is foretold")
        expect(Base64.encode(bytes, kernel: .avx2) == text, "kernels encode alike")
        for kernel in Kernel.allCases {
            expect((try? Base64.decode(text, kernel: kernel)) == bytes, "what is encoded is decoded to itself")
        }
        let cut = input.cut(1) / 3 * 3
        let joined = Base64.encode(bytes[..<cut]) + Base64.encode(bytes[cut...])
        expect(joined == text, "texts of pieces, joined, are the text of the whole")

        let decoded = decode(bytes, .portable)
        expect(decode(bytes, .avx2) == decoded, "kernels decode alike")
        // A slice of a larger text, whose neighbours must play no part.
        let inner = ([0x41, 0x41, 0x41] + bytes + [0x41])[3...].prefix(bytes.count)
        expect(decode(inner, .best) == decoded, "what stands around a text plays no part")
        switch decoded {
        case .success(let data):
            expect(data.count <= bytes.count, "no more comes out than went in")
            expect(Base64.encode(data) == bytes, "only what an encoder writes is decoded")
        case .failure(let error):
            expect((0...bytes.count).contains(error.offset), "an error lies in the text")
        }
    }

    private static func decode(_ text: some Collection<UInt8>, _ kernel: Kernel) -> Result<[UInt8], Base64Error> {
        Result { () throws(Base64Error) in try Base64.decode(text, kernel: kernel) }
    }
}
