import Testing

@testable import Bytes

/// Texts that every reader of RFC 8259 must take, each with what it means when written anew.
@Suite struct JSONAcceptTests {
    @Test(
        arguments: [
            // Structure, and white space wherever it may be.
            ("null", "null"), ("true", "true"), ("false", "false"), ("[]", "[]"), ("{}", "{}"), (" [] ", "[]"),
            ("[ ]", "[]"), ("{ }", "{}"), ("\t\r\n [\n1\t,\r2 ]\n", "[1,2]"), ("[[]]", "[[]]"),
            ("[[],[[]],{}]", "[[],[[]],{}]"),
            ("[null, 1, \"1\", {}]", "[null,1,\"1\",{}]"),
            ("{\"a\":{\"b\":[{\"c\":null}]}}", "{\"a\":{\"b\":[{\"c\":null}]}}"),
            ("{ \"a\" : 1 , \"b\" : 2 }", "{\"a\":1,\"b\":2}"), ("{\"b\":1,\"a\":2}", "{\"b\":1,\"a\":2}"),
            ("{\"\":0}", "{\"\":0}"), ("{\"a\":[],\"A\":{}}", "{\"a\":[],\"A\":{}}"), ("[\"\"]", "[\"\"]"),
            ("{\"a\\u0000b\":1}", "{\"a\\u0000b\":1}"), ("42", "42"), ("\"asd\"", "\"asd\""), ("-0.1", "-0.1"),
            ("[1,null,null,null,2]", "[1,null,null,null,2]"), ("[\"a\"]\n", "[\"a\"]"), ("[\"a\"] ", "[\"a\"]"),
            // Two spellings of one letter are two names.
            ("{\"\u{e9}\":1,\"e\u{301}\":2}", "{\"\u{e9}\":1,\"e\u{301}\":2}"),
            // Numbers stay as they are written, however large or fine.
            ("[0]", "[0]"), ("[-0]", "[-0]"), ("[-1]", "[-1]"), ("[-123]", "[-123]"), ("[20e1]", "[20e1]"),
            ("[0e1]", "[0e1]"),
            ("[0e+1]", "[0e+1]"), ("[1E22]", "[1E22]"), ("[1E-2]", "[1E-2]"), ("[1E+2]", "[1E+2]"),
            ("[123e45]", "[123e45]"),
            ("[123.456e78]", "[123.456e78]"), ("[1e-2]", "[1e-2]"), ("[1e+2]", "[1e+2]"), ("[0.0]", "[0.0]"),
            ("[123.456789]", "[123.456789]"),
            ("[-0.000000000000000000000000000000000000001]", "[-0.000000000000000000000000000000000000001]"),
            ("[1e999]", "[1e999]"), ("[-1e9999]", "[-1e9999]"), ("[1e-99999]", "[1e-99999]"),
            ("[0e999999999999]", "[0e999999999999]"),
            ("[100000000000000000000]", "[100000000000000000000]"),
            ("[1.000000000000000000005]", "[1.000000000000000000005]"),
            ("[9223372036854775808]", "[9223372036854775808]"), ("[1.0]", "[1.0]"), ("[10.00]", "[10.00]"),
            // Escapes.
            ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\\"\\\\/\\b\\f\\n\\r\\t\"]"), ("[\"\\u0000\"]", "[\"\\u0000\"]"),
            ("[\"\\u001f\\u007F\"]", "[\"\\u001f\u{7f}\"]"), ("[\"\\u0060\\u012a\\u12AB\"]", "[\"`\u{12a}\u{12ab}\"]"),
            ("[\"\\uD801\\udc37\"]", "[\"\u{10437}\"]"),
            ("[\"\\ud83d\\ude39\\ud83d\\udc8d\"]", "[\"\u{1f639}\u{1f48d}\"]"),
            ("[\"\\uDBFF\\uDFFF\"]", "[\"\u{10ffff}\"]"), ("[\"\\uD800\\uDC00\"]", "[\"\u{10000}\"]"),
            ("[\"\\uFFFF\"]", "[\"\u{ffff}\"]"),
            ("[\"\\uD7FF\\uE000\"]", "[\"\u{d7ff}\u{e000}\"]"), ("[\"\\\\u0000\"]", "[\"\\\\u0000\"]"),
            ("[\"\\\\n\"]", "[\"\\\\n\"]"),
            ("[\"\\\"\"]", "[\"\\\"\"]"), ("[\"a\\u0022b\"]", "[\"a\\\"b\"]"), ("[\"\\u005C\"]", "[\"\\\\\"]"),
            ("[\"x\\u20ACy\"]", "[\"x\u{20ac}y\"]"), ("[\"\\u2028\\u2029\"]", "[\"\u{2028}\u{2029}\"]"),
            ("[\"\\uFEFF\"]", "[\"\u{feff}\"]"), ("{\"\\u0061\":1}", "{\"a\":1}"), ("[\"\\u0821\"]", "[\"\u{821}\"]"),
            // Letters of every length, among them those that look dangerous and are not.
            ("[\"\u{7f}\"]", "[\"\u{7f}\"]"),
            (
                "[\"\u{80}\u{7ff}\u{800}\u{ffff}\u{10000}\u{10ffff}\"]",
                "[\"\u{80}\u{7ff}\u{800}\u{ffff}\u{10000}\u{10ffff}\"]"
            ),
            ("[\"\u{2028}\u{2029}\u{85}\"]", "[\"\u{2028}\u{2029}\u{85}\"]"),
            ("[\"\u{1f600} \u{5b57}\"]", "[\"\u{1f600} \u{5b57}\"]"),
            ("[\"/*comment*/ // <b>&\"]", "[\"/*comment*/ // <b>&\"]"),
            ("[\"new\u{a0}line\u{200b}\"]", "[\"new\u{a0}line\u{200b}\"]"), ("[\"a\u{feff}\"]", "[\"a\u{feff}\"]"),
        ] as [(String, String)])
    func `takes what is JSON`(text: String, written: String) throws {
        for kernel in Kernel.allCases {
            var parser = JSONParser(Array(text.utf8), limits: .standard, kernel: kernel)
            let value = try parser.parse()
            let bytes = JSONWriter().bytes(of: value)
            #expect(String(decoding: bytes, as: UTF8.self).unicodeScalars.elementsEqual(written.unicodeScalars))
            #expect(try JSON.parse(bytes) == value)
            #expect(try JSON.parse(JSONWriter.html.bytes(of: value)) == value)
        }
    }

    @Test func `takes scalars that are no characters`() throws {
        // U+FDD0, U+FFFE, U+1FFFE: valid UTF-8, whatever they mean.
        let content: [UInt8] = [0xef, 0xb7, 0x90, 0xef, 0xbf, 0xbe, 0xf0, 0x9f, 0xbf, 0xbe]
        #expect(try JSON.parse([0x22] + content + [0x22]).bytes == content[...])
        #expect(try JSON.parse(Array(#""\uFDD0\uFFFE\uD83F\uDFFE""#.utf8)).bytes == content[...])
    }

    @Test func `finds the end of a string wherever it is`() throws {
        for kernel in Kernel.allCases {
            for length in 0...300 {
                for ending in ["\"", "\\n\"", "\u{e9}\""] {
                    let text = Array(("\"" + String(repeating: "x", count: length) + ending + "        ").utf8)
                    var parser = JSONParser(text, limits: .standard, kernel: kernel)
                    #expect(try parser.parse().bytes?.count == length + ending.utf8.count - (ending == "\\n\"" ? 2 : 1))
                }
            }
        }
    }

    @Test(arguments: Kernel.allCases)
    func `the scan stops at every byte that is not plain and at no other`(kernel: Kernel) {
        for byte in UInt8.min...UInt8.max {
            let isPlain = byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5c
            for place in 0..<200 {
                var text = [UInt8](repeating: UInt8(ascii: "a"), count: 200)
                text[place] = byte
                #expect(PlainPrefix.count(in: text[...], kernel: kernel) == (isPlain ? 200 : place))
            }
        }
    }
}
