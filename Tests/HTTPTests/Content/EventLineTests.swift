import HTTP
import TestSupport
import Testing

/// Events whose data is one line, as it was written elsewhere.
@Suite struct EventLineTests {
    private func sent(_ bytes: [UInt8]) async throws -> [UInt8] {
        try await Response.events { writer in
            try await writer.send(line: bytes)
            try await writer.finish()
        }.collect()
    }

    @Test(arguments: [
        (#"{"a":1}"#, #"{"a":1}"#), ("", ""), ("a\nb", "a b"), ("a\r\nb\r", "a  b "), ("\n\n", "  "),
        ("é\u{2028}\u{85}😀", "é\u{2028}\u{85}😀"), ("x\n\nevent: forged\ndata: y", "x  event: forged data: y"),
    ])
    func `stay one line whatever is in it`(line: String, expected: String) async throws {
        let bytes = try await sent(Array(line.utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == "data: \(expected)\n\n")
    }

    @Test func `bytes that are no text go out as they are`() async throws {
        let bytes = [UInt8](0...255)
        let expected = bytes.map { $0 == 10 || $0 == 13 ? 32 : $0 }
        #expect(try await sent(bytes) == Array("data: ".utf8) + expected + [10, 10])
    }
}
