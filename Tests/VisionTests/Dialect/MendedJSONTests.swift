import Bytes
import Testing

@testable import Vision

@Suite struct MendedJSONTests {
    @Test(arguments: [
        (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\ude00\ud83d""#, "\u{1F600}\u{FFFD}"),
        (#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
        (#""\\ud83d\uD83D\n""#, "\\ud83d\u{FFFD}\n"), (#""\u0041\udfff""#, "A\u{FFFD}"),
    ])
    func `halves of characters are replaced`(_ text: String, _ expected: String) throws {
        #expect(try MendedJSON.parse(Array(text.utf8)).string == expected)
    }

    @Test func `bytes that are no UTF-8 are replaced`() throws {
        #expect(try MendedJSON.parse([0x22, 0x61, 0xE2, 0x82, 0x22]).string == "a\u{FFFD}")
        #expect(try MendedJSON.parse([0x22, 0xFF] + Array(#"\ud83d""#.utf8)).string == "\u{FFFD}\u{FFFD}")
    }

    @Test(arguments: [#""\ud83d"#, #""\ud8""#, #"{"a":"\ud83d","a":1}"#, #"\ud83d"#, #"["\ud83d",]"#])
    func `all else stays refused`(_ text: String) {
        #expect(throws: JSONError.self) { try MendedJSON.parse(Array(text.utf8)) }
    }

    @Test func `what is mended has the length it had`() {
        let text = Array(String(repeating: #""\ud83d\"#, count: 100).utf8)
        #expect(MendedJSON.mend(text).count == text.count)
    }
}
