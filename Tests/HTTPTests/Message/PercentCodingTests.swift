import TestSupport
import Testing

@testable import HTTP

@Suite struct PercentCodingTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("%41%62", "Ab"), ("%e2%82%ac", "€"), ("%E2%82%AC", "€"), ("a%2Fb", "a/b"),
        ("a+b", "a+b"), ("%25", "%"), ("%252F", "%2F"), ("é", "é"),
    ])
    func `decodes`(text: String, decoded: String) {
        #expect(PercentCoding.decode(text) == decoded)
    }

    @Test(arguments: [
        "%", "a%", "%4", "%4g", "%g4", "%%41", "%-1", "%+1", "% 1", "%00", "a%00b", "%ff", "%c3", "%c0%af",
        "%ed%a0%80", "%f4%90%80%80", "\u{0}",
    ])
    func `refuses broken escapes, NUL and what is no UTF-8`(text: String) {
        #expect(PercentCoding.decode(text) == nil)
    }

    @Test func `plus is a space in forms only`() {
        #expect(PercentCoding.decode("a+%2B", plusIsSpace: true) == "a +")
        #expect(PercentCoding.decode("a+%2B") == "a++")
    }

    // RFC 3986 §2.3
    @Test func `encodes all but unreserved characters`() {
        #expect(PercentCoding.encode("aZ09-._~") == "aZ09-._~")
        #expect(PercentCoding.encode("a b/ü?#%\"\r\n") == "a%20b%2F%C3%BC%3F%23%25%22%0D%0A")
    }

    @Test func `what was encoded is decoded again`() {
        var random = TestSupport.SeededGenerator(32)
        for _ in 0..<500 {
            let scalars = (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &random))
            }
            let text = String(String.UnicodeScalarView(scalars))
            let encoded = PercentCoding.encode(text)
            #expect(encoded.utf8.allSatisfy { $0.isUnreserved || $0 == 0x25 })
            #expect(PercentCoding.decode(encoded).map { Array($0.utf8) } == Array(text.utf8))
        }
    }
}
