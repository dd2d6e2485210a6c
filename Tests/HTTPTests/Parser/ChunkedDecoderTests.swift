@testable import HTTP
import Testing

@Suite struct ChunkedDecoderTests {
    private func decode(_ text: String) throws -> (data: String, isAtEnd: Bool) {
        var decoder = ChunkedDecoder()
        var data: [UInt8] = []
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count, !decoder.isAtEnd {
            let rest = Array(bytes[position...])
            let (consumed, range) = try rest.withUnsafeBufferPointer { (buffer) throws(HTTPError) in
                try decoder.read(UnsafeRawBufferPointer(buffer))
            }
            data += rest[range]
            position += consumed
        }
        return (String(decoding: data, as: UTF8.self), decoder.isAtEnd)
    }

    @Test(arguments: [
        ("5\r\nhello\r\n0\r\n\r\n", "hello"), ("A\r\n0123456789\r\n000\r\n\r\n", "0123456789"),
        ("2;a;b=c;d=\"e;\\\"f\"\r\nhi\r\n0;x\r\n\r\n", "hi"), ("1\r\na\r\n1\r\nb\r\n0\r\nT: v\r\nU:\r\n\r\n", "ab"),
        ("000000000000005\r\nhello\r\n0\r\n\r\n", "hello"),
    ])
    func `joins chunks and drops the rest`(text: String, expected: String) throws {
        let result = try decode(text)
        #expect(result.data == expected)
        #expect(result.isAtEnd)
    }

    @Test(arguments: [
        "\r\n", "g\r\n", "-1\r\n", "0x5\r\n", " 5\r\n", "5 \r\n", "5 ;a\r\n", "5;\r\n", "5;a=\r\n", "5; a\r\n",
        "5;a =b\r\n",
        "5;a=\"b\r\n", "5;a=\"b\"c\r\n", "5\n", "5\rx", "5\r\nhelloX", "5\r\nhello\rX", "5\r\nhello\n", "1_0\r\n",
        "1000000000000000\r\n", "0\r\n\n", "0\r\n T: v\r\n", "0\r\nT : v\r\n", "0\r\nT\r\n", "0\r\nT: \u{1}\r\n",
        "0\r\ncontent-LENGTH: 5\r\n", "0\r\nHost: x\r\n", "0\r\nTransfer-Encoding: x\r\n", "0\r\n\rX",
    ])
    func `refuses malformed chunks`(text: String) {
        #expect(throws: HTTPError.self, "\(text.debugDescription)") { try decode(text) }
    }

    @Test func `bounds extensions and trailers over the whole message`() throws {
        let chunk = "1;" + String(repeating: "e", count: 1000) + "\r\nx\r\n"
        #expect(throws: HTTPError.self) { try decode(String(repeating: chunk, count: 5)) }
        _ = try decode(String(repeating: chunk, count: 4) + "0\r\n\r\n")
        let trailer = "T: " + String(repeating: "v", count: 1000) + "\r\n"
        #expect(throws: HTTPError.self) { try decode("0\r\n" + String(repeating: trailer, count: 5)) }
        _ = try decode("0\r\n" + String(repeating: trailer, count: 4) + "\r\n")
    }
}
