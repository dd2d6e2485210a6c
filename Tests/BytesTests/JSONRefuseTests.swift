import Bytes
import Testing

/// Texts that are not JSON, or that RFC 8259 lets a reader refuse and this one does, with the kind and the place.
@Suite struct JSONRefuseTests {
    @Test(
        arguments: [
            ("", .endOfText, 0), (" ", .endOfText, 1), ("[", .endOfText, 1), ("{", .endOfText, 1),
            ("[1", .endOfText, 2),
            ("[1,", .endOfText, 3), ("[\"", .endOfText, 2), ("[\"a", .endOfText, 3), ("{\"a\"", .endOfText, 4),
            ("{\"a\":", .endOfText, 5), ("{\"a\":1", .endOfText, 6), ("{\"a\":1,", .endOfText, 7),
            ("[[[", .endOfText, 3),
            ("[{\"a\":[", .endOfText, 7), ("[1\n,1\n", .endOfText, 6), ("[{}", .endOfText, 3), ("\"", .endOfText, 1),
            ("]", .unexpectedByte, 0), ("}", .unexpectedByte, 0), (",", .unexpectedByte, 0), (":", .unexpectedByte, 0),
            ("[,1]", .unexpectedByte, 1), ("[,]", .unexpectedByte, 1), ("[1,]", .unexpectedByte, 3),
            ("[1,,2]", .unexpectedByte, 3),
            ("[1,,]", .unexpectedByte, 3), ("[1 2]", .unexpectedByte, 3), ("[1:2]", .unexpectedByte, 2),
            ("[1}", .unexpectedByte, 2),
            ("[\"a\" \"b\"]", .unexpectedByte, 5), ("[\"a\":1]", .unexpectedByte, 4), ("[3[4]]", .unexpectedByte, 2),
            ("[{]", .unexpectedByte, 2), ("{]", .unexpectedByte, 1), ("{\"a\":1]", .unexpectedByte, 6),
            ("[1)", .unexpectedByte, 2),
            ("{1:1}", .unexpectedByte, 1), ("{a:1}", .unexpectedByte, 1), ("{'a':1}", .unexpectedByte, 1),
            ("{null:1}", .unexpectedByte, 1),
            ("{[:\"x\"}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5), ("{\"a\",1}", .unexpectedByte, 4),
            ("{\"a\"::1}", .unexpectedByte, 5), ("{\"a\":1,}", .unexpectedByte, 7),
            ("{\"a\":1,,\"b\":2}", .unexpectedByte, 7),
            ("{\"a\":1 \"b\":2}", .unexpectedByte, 7), ("{,\"a\":1}", .unexpectedByte, 1), ("{:1}", .unexpectedByte, 1),
            ("{\"a\":1,1:2}", .unexpectedByte, 7), ("{\"a\":\"b\":\"c\"}", .unexpectedByte, 8),
            ("[*]", .unexpectedByte, 1),
            ("['a']", .unexpectedByte, 1), ("[a]", .unexpectedByte, 1), ("[\\u000A\"\"]", .unexpectedByte, 1),
            ("[\\n]", .unexpectedByte, 1),
            ("/**/[]", .unexpectedByte, 0), ("//\n[]", .unexpectedByte, 0), ("#[]", .unexpectedByte, 0),
            ("[/**/]", .unexpectedByte, 1),
            ("[1,#\n]", .unexpectedByte, 3), ("<.>", .unexpectedByte, 0), ("[<null>]", .unexpectedByte, 1),
            ("*", .unexpectedByte, 0),
            // White space that is none here.
            ("\u{0c}[]", .unexpectedByte, 0), ("[\u{0b}]", .unexpectedByte, 1), ("[\u{a0}1]", .unexpectedByte, 1),
            ("\u{2060}[]", .unexpectedByte, 0),
            ("\u{0}[]", .unexpectedByte, 0), ("[\u{0}]", .unexpectedByte, 1), ("[1\u{0}]", .unexpectedByte, 2),
            ("\u{85}1", .unexpectedByte, 0),
            ("\u{e5}", .unexpectedByte, 0), ("[\u{ff11}]", .unexpectedByte, 1), ("\u{1b}[]", .unexpectedByte, 0),
            ("[]]", .trailingBytes, 2), ("{}}", .trailingBytes, 2), ("1 2", .trailingBytes, 2),
            ("[1]x", .trailingBytes, 3),
            ("[] []", .trailingBytes, 3), ("{}{}", .trailingBytes, 2), ("\"\"x", .trailingBytes, 2),
            ("[],", .trailingBytes, 2),
            ("[]\u{0}", .trailingBytes, 2), ("{}/**/", .trailingBytes, 2), ("{}//", .trailingBytes, 2),
            ("{}#", .trailingBytes, 2),
            ("\"a\"\"b\"", .trailingBytes, 3), ("null null", .trailingBytes, 5), ("1]", .trailingBytes, 1),
            ("truee", .trailingBytes, 4),
            ("[]\u{feff}", .trailingBytes, 2), ("2@", .trailingBytes, 1), ("1,2", .trailingBytes, 1),
            ("nul", .literal, 0), ("[nul]", .literal, 1), ("tru", .literal, 0), ("[fals]", .literal, 1),
            ("[nULL]", .literal, 1),
            ("[t", .literal, 1), ("[nan]", .literal, 1), ("[NaN]", .unexpectedByte, 1),
            ("[Infinity]", .unexpectedByte, 1),
            ("[True]", .unexpectedByte, 1), ("[undefined]", .unexpectedByte, 1), ("[truth]", .literal, 1),
            ("[n\u{e9}]", .literal, 1), ("{\"a\":truth}", .literal, 5),
            ("[-]", .number, 2), ("-", .endOfText, 1), ("[01]", .number, 2), ("[-01]", .number, 3),
            ("[00]", .number, 2),
            ("[-012]", .number, 3), ("[1.]", .number, 3), ("1.", .endOfText, 2), ("[.5]", .unexpectedByte, 1),
            ("[-.5]", .number, 2),
            ("[1.e1]", .number, 3), ("[0.e1]", .number, 3), ("[1e]", .number, 3), ("1e", .endOfText, 2),
            ("[1e+]", .number, 4),
            ("[1e-]", .number, 4), ("[1eE2]", .number, 3), ("[1e1.5]", .unexpectedByte, 4),
            ("[1.2.3]", .unexpectedByte, 4), ("[+1]", .unexpectedByte, 1),
            ("[--1]", .number, 2), ("[++1]", .unexpectedByte, 1), ("[-+1]", .number, 2), ("[1+2]", .unexpectedByte, 2),
            ("[0x1]", .unexpectedByte, 2),
            ("[0x]", .unexpectedByte, 2), ("[1_000]", .unexpectedByte, 2), ("[1 000]", .unexpectedByte, 3),
            ("[1a]", .unexpectedByte, 2),
            ("[-Infinity]", .number, 2), ("[-NaN]", .number, 2), ("[-x]", .number, 2), ("[- 1]", .number, 2),
            ("[1.8011670033376514H-308]", .unexpectedByte, 19),
            ("[0.3e]", .number, 5), ("[0E+]", .number, 4), ("[9.e+]", .number, 3), ("[1.5e\u{e9}]", .number, 5),
            ("[2.e-3]", .number, 3), ("[-2.]", .number, 4),
            ("[1e\u{ff11}]", .number, 3),
            ("[\"\u{0}\"]", .controlByte, 2), ("[\"a\n\"]", .controlByte, 3), ("[\"\t\"]", .controlByte, 2),
            ("[\"\u{1f}\"]", .controlByte, 2),
            ("{\"a\rb\":1}", .controlByte, 3),
            ("[\"\\\"]", .endOfText, 5), ("[\"\\", .endOfText, 3), ("[\"\\x00\"]", .escape, 3),
            ("[\"\\a\"]", .escape, 3), ("[\"\\'\"]", .escape, 3),
            ("[\"\\ \"]", .escape, 3), ("[\"\\\n\"]", .escape, 3), ("[\"\\\u{0}\"]", .escape, 3),
            ("[\"\\U0041\"]", .escape, 3), ("[\"\\N\"]", .escape, 3),
            ("[\"\\\u{1f300}\"]", .escape, 3), ("[\"\\u\"]", .escape, 4), ("[\"\\u00A\"]", .escape, 7),
            ("[\"\\u00G0\"]", .escape, 6), ("[\"\\u 041\"]", .escape, 4),
            ("[\"\\u+041\"]", .escape, 4), ("[\"\\u00", .endOfText, 6), ("[\"\\uD834\\uDd\"]", .escape, 12),
            ("[\"\\uD800\\u\"]", .escape, 10),
            ("[\"\\uD800\\u1\"]", .escape, 11), ("[\"\\ud800\\u1x\"]", .escape, 11), ("[\"\\{[\"\\{[\"\\{", .escape, 3),
            ("[\"\\uD800\"]", .loneSurrogate, 2), ("[\"\\uDC00\"]", .loneSurrogate, 2),
            ("[\"a\\uDFFF\"]", .loneSurrogate, 3),
            ("[\"\\uD800\\n\"]", .loneSurrogate, 2), ("[\"\\uD800\\uD800\"]", .loneSurrogate, 2),
            ("[\"\\uD800\\u0041\"]", .loneSurrogate, 2),
            ("[\"\\uDC00\\uD800\"]", .loneSurrogate, 2), ("[\"\\uD800 \\uDC00\"]", .loneSurrogate, 2),
            ("[\"\\uDBFFabc\"]", .loneSurrogate, 2),
            ("{\"\\uDEAD\":1}", .loneSurrogate, 2), ("[\"\\uD888\\u1234\"]", .loneSurrogate, 2),
            ("\u{feff}[]", .byteOrderMark, 0), ("\u{feff}", .byteOrderMark, 0), ("[\u{feff}]", .unexpectedByte, 1),
            ("{\"a\":1,\"a\":1}", .duplicateName, 7), ("{\"a\":1,\"b\":2,\"a\":3}", .duplicateName, 13),
            ("{\"a\":1,\"\\u0061\":2}", .duplicateName, 7),
            ("{\"\":1,\"\":2}", .duplicateName, 6), ("[{\"x\":{\"b\":1,\"b\":2}}]", .duplicateName, 13),
        ] as [(String, JSONError.Kind, Int)])
    func `refuses what is not JSON`(text: String, kind: JSONError.Kind, offset: Int) {
        #expect(throws: JSONError(kind, at: offset)) { try JSON.parse(Array(text.utf8)) }
    }

    @Test(
        arguments: [
            // Continuations without a start, starts without continuation, cut off.
            ([0x80], 0), ([0xbf], 0), ([0x61, 0x81], 1), ([0xc3], 0), ([0xc3, 0x28], 0), ([0xe2, 0x82], 0),
            ([0xe2, 0x28, 0xa1], 0),
            ([0xf0, 0x9f, 0x98], 0), ([0xf0, 0x28, 0x8c, 0xbc], 0), ([0xc3, 0xa9, 0xa9], 2),
            ([0xe6, 0x97, 0xa5, 0xd1, 0x88, 0xfa], 5),
            // Longer than needed.
            ([0xc0, 0xaf], 0), ([0xc0, 0x80], 0), ([0xc1, 0xbf], 0), ([0xe0, 0x80, 0xaf], 0), ([0xe0, 0x9f, 0xbf], 0),
            ([0xf0, 0x80, 0x80, 0xaf], 0),
            ([0xf0, 0x8f, 0xbf, 0xbf], 0), ([0xf8, 0x88, 0x80, 0x80, 0x80], 0),
            ([0xfc, 0x83, 0xbf, 0xbf, 0xbf, 0xbf], 0),
            // Surrogates and beyond the last scalar.
            ([0xed, 0xa0, 0x80], 0), ([0xed, 0xbf, 0xbf], 0), ([0xf4, 0x90, 0x80, 0x80], 0),
            ([0xf5, 0x80, 0x80, 0x80], 0), ([0xfe], 0), ([0xff], 0),
        ] as [([UInt8], Int)])
    func `refuses what is not UTF-8`(content: [UInt8], place: Int) {
        for padding in [0, 5, 40, 200] {
            let before = [UInt8](repeating: UInt8(ascii: "x"), count: padding)
            let text = [0x5b, 0x22] + before + content + [0x22, 0x5d]
            #expect(throws: JSONError(.encoding, at: 2 + padding + place)) { try JSON.parse(text) }
            #expect(JSONText(content[...]) == nil)
        }
    }

    @Test(
        arguments: [
            [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00], [0xfe, 0xff, 0x00, 0x5b, 0x00, 0x5d], [0x5b, 0x00, 0x5d, 0x00],
            [0x00, 0x5b, 0x00, 0x5d], [0x00, 0x00, 0x00, 0x5b], [0xef, 0xbb, 0x7b, 0x7d], [0xef], [0xe5],
            [0x5b, 0xff, 0x5d],
            [0x31, 0xe5], [0x5b, 0x2d, 0x31, 0xe5, 0x5d], [0x5b, 0x22, 0xe5, 0x22, 0x5d],
            [0x5b, 0x22, 0x5c, 0xe5, 0x22, 0x5d],
            [0x5b, 0x22, 0x5c, 0x75, 0xe5, 0x22, 0x5d], [0x7b, 0x22, 0xb9, 0x22, 0x3a, 0x30, 0x7d],
        ] as [[UInt8]])
    func `refuses other encodings and stray bytes`(text: [UInt8]) {
        #expect(throws: JSONError.self) { try JSON.parse(text) }
    }

    @Test func `every kind has a public sentence of its own`() {
        let sentences = JSONError.Kind.allCases.map { JSONError($0, at: 7).description }
        #expect(Set(sentences).count == sentences.count)
        for sentence in sentences { #expect(sentence.hasSuffix(".") && sentence.contains("JSON")) }
        #expect(JSONError(.number, at: 7).description == "The JSON has a malformed number at byte 7.")
    }
}
