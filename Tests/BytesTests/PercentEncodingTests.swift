import Bytes
import Testing

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("p%40ss", "p@ss"), ("%3a%3A", "::"), ("%", "%"), ("%4", "%4"), ("%zz", "%zz"),
        ("%+4", "%+4"), ("%%41", "%A"), ("a+b", "a+b"), ("%C3%A9", "é"), ("é%40", "é@"), ("%2541", "%41"),
    ])
    func `stands for its bytes`(text: String, expected: String) {
        #expect(PercentEncoding.undone(in: text) == Array(expected.utf8))
    }

    @Test func `may stand for bytes that are no text`() {
        #expect(PercentEncoding.undone(in: "%ff%00") == [0xFF, 0])
    }
}
