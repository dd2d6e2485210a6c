import HTTP

/// A body in the chunked coding.
enum ChunkedFuzz {
    private struct Result: Equatable {
        var data: [UInt8] = []
        var consumed = 0
        var isAtEnd = false
        var error: HTTPError?

        init(_ pieces: [[UInt8]], limits: ParserLimits = ParserLimits()) {
            var decoder = ChunkedDecoder(limits: limits)
            do throws(HTTPError) {
                for piece in pieces {
                    var rest = piece[...]
                    while !rest.isEmpty, !decoder.isAtEnd {
                        let (consumed, found) = try rest.withUnsafeBufferPointer { (bytes) throws(HTTPError) in
                            let (consumed, range) = try decoder.read(UnsafeRawBufferPointer(bytes))
                            return (consumed, Array(bytes[range]))
                        }
                        expect(consumed > 0 && consumed <= rest.count, "a reader goes forward, and not too far")
                        data += found
                        self.consumed += consumed
                        rest = rest.dropFirst(consumed)
                    }
                }
            } catch {
                // How far it came before the error is no part of the verdict.
                consumed = 0
                self.error = error
            }
            isAtEnd = decoder.isAtEnd
        }
    }

    static func run(_ input: FuzzInput) {
        var limits = ParserLimits()
        if input.hasSmallLimits {
            limits.chunkExtensions = 6
            limits.trailers = 12
        }
        let whole = Result([input.bytes], limits: limits)
        for pieces in input.cuts() {
            expect(Result(pieces, limits: limits) == whole, "a verdict does not depend on where bytes are cut")
        }
        expect(whole.data.count <= input.bytes.count, "no more comes out than went in")
        expect(whole.error == nil || !whole.isAtEnd, "a refused body has no end")
        if input.hasSmallLimits, whole.error == nil {
            expect(Result([input.bytes]) == whole, "what small limits let pass, large ones do too")
        }
        checkRoundTrip(input)
    }

    /// The input as data: coded in chunks and decoded it is the same, and what follows is left alone.
    private static func checkRoundTrip(_ input: FuzzInput) {
        var coded: [UInt8] = []
        let cuts = input.cuts()[1].filter { !$0.isEmpty }
        for chunk in cuts { coded += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [0x0D, 0x0A] }
        coded += Array("0\r\n\r\n".utf8)
        let result = Result([coded + Array("GET".utf8)])
        expect(result.isAtEnd && result.data == input.bytes, "what is coded is decoded to itself")
        expect(result.consumed == coded.count, "nothing behind the end is taken")
    }
}
