import Bytes
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    @Test func `writes members and elements of every kind`() throws {
        let bytes = try JSONWriter().object { json throws(JSONError) in
            json.string("text", "a\"b\\c\n\u{1}/\u{e9}")
            json.string("known", JSONText("x"))
            json.int("int", -7)
            json.int("large", UInt64.max)
            try json.double("double", 0.1)
            json.bool("bool", true)
            json.null("null")
            json.value("value", .array([.bool(false)]))
            json.raw("raw", try JSONFragment(checking: Array("{\"x\": 1}".utf8)))
            json.object("empty") { _ in }
            try json.array("list") { list throws(JSONError) in
                list.string("a")
                list.string(JSONText("b"))
                list.int(1)
                try list.double(2.5)
                list.bool(false)
                list.null()
                list.value(.string("v"))
                list.raw(JSONFragment(unchecked: Array("[]".utf8)))
                list.object { $0.int("n", 1) }
                list.array { _ in }
            }
        }
        let expected =
            #"{"text":"a\"b\\c\n\u0001/é","known":"x","int":-7,"large":18446744073709551615,"double":0.1,"bool":true,"#
            + #""null":null,"value":[false],"raw":{"x": 1},"empty":{},"#
            + #""list":["a","b",1,2.5,false,null,"v",[],{"n":1},[]]}"#
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        _ = try JSON.parse(bytes)
    }

    @Test(arguments: [
        ("<script>&", #""<script>&""#, #""\u003cscript\u003e\u0026""#),
        ("\u{2028}\u{2029}\u{85}", "\"\u{2028}\u{2029}\u{85}\"", #""\u2028\u2029\u0085""#),
        ("\u{2027}\u{202a}\u{86}\u{a9}", "\"\u{2027}\u{202a}\u{86}\u{a9}\"", "\"\u{2027}\u{202a}\u{86}\u{a9}\""),
        ("\u{7f}", "\"\u{7f}\"", "\"\u{7f}\""), ("\u{8}\u{9}\u{a}\u{c}\u{d}", #""\b\t\n\f\r""#, #""\b\t\n\f\r""#),
        ("\u{0}\u{1f}", #""\u0000\u001f""#, #""\u0000\u001f""#), ("", "\"\"", "\"\""),
    ])
    func `escapes what must be, and more where asked`(text: String, plain: String, html: String) throws {
        let value = JSONValue.string(JSONText(text))
        #expect(JSONWriter().bytes(of: value) == Array(plain.utf8))
        #expect(JSONWriter.html.bytes(of: value) == Array(html.utf8))
        #expect(try JSON.parse(Array(html.utf8)) == value)
    }

    @Test func `escapes each thing only where it is asked for`() {
        let value = JSONValue.string("<\u{2028}")
        #expect(JSONWriter(escapesMarkup: true).bytes(of: value) == Array("\"\\u003c\u{2028}\"".utf8))
        #expect(JSONWriter(escapesLineSeparators: true).bytes(of: value) == Array(#""<\u2028""#.utf8))
    }

    @Test(arguments: [
        ("a\u{1b}[2J\u{7f}\u{9b}1m\u{85}é\u{a0}", #"a\u001b[2J\u007f\u009b1m\u0085é\#u{a0}"#),
        ("\u{ad}\u{61c}\u{200f}日本\u{202e}x\u{2069}", #"\u00ad\u061c\u200f日本\u202ex\u2069"#),
        ("\u{2028}\u{2029}<&>\"\\", #"\u2028\u2029<&>\"\\"#), ("👍\u{e0041}🏽", #"👍\udb40\udc41🏽"#), ("", ""),
    ])
    func `what nobody sees stands nowhere as it is`(text: String, written: String) throws {
        let value = JSONValue.string(JSONText(text))
        let bytes = JSONWriter.terminal.bytes(of: value)
        #expect(String(decoding: bytes, as: UTF8.self) == "\"\(written)\"")
        #expect(try JSON.parse(bytes) == value)
        let all = JSONWriter(escapesLineSeparators: true, escapesMarkup: true, escapesInvisible: true)
        #expect(try JSON.parse(all.bytes(of: value)) == value && !all.bytes(of: value).contains(0x7F))
    }

    @Test func `every scalar below U+3000 comes back, in any surroundings`() throws {
        for code in UInt32(0)..<0x3000 {
            let scalar = try #require(Unicode.Scalar(code))
            let value = JSONValue.string(JSONText("ab\(scalar)\u{e9}\(scalar)"))
            #expect(try JSON.parse(JSONWriter().bytes(of: value)) == value)
            #expect(try JSON.parse(JSONWriter.html.bytes(of: value)) == value)
            #expect(try JSON.parse(JSONWriter.terminal.bytes(of: value)) == value)
        }
    }

    @Test func `doubles come back bit for bit`() throws {
        var random = SeededGenerator(9)
        let special = [
            0, -0.0, 1, 1e16, 1e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .leastNormalMagnitude, 0.1,
            1.0 / 3,
        ]
        for double in special + (0..<5000).map({ _ in Double(bitPattern: random.next()) }) where double.isFinite {
            let bytes = try JSONWriter().array { array throws(JSONError) in try array.double(double) }
            #expect(try JSON.parse(bytes)[0]?.double?.bitPattern == double.bitPattern)
        }
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan])
    func `refuses a double that is not finite and writes nothing of it`(double: Double) {
        #expect(JSONNumber(double) == nil)
        var kinds: [JSONError.Kind] = []
        let bytes = JSONWriter().object { json in
            json.int("a", 1)
            do throws(JSONError) { try json.double("b", double) } catch { kinds.append(error.kind) }
            json.array("c") { list in
                do throws(JSONError) { try list.double(double) } catch { kinds.append(error.kind) }
            }
        }
        #expect(kinds == [.notFinite, .notFinite])
        #expect(bytes == Array(#"{"a":1,"c":[]}"#.utf8))
    }

    @Test func `is whole even if a closure gave up half way`() {
        struct Stop: Error {}
        let bytes = JSONWriter().array { list in
            do {
                try list.object { object throws(Stop) in
                    object.int("a", 1)
                    try object.array("b") { inner throws(Stop) in
                        inner.null()
                        throw Stop()
                    }
                }
            } catch {
                list.string("stopped")
            }
        }
        #expect(bytes == Array(#"[{"a":1,"b":[null]},"stopped"]"#.utf8))
    }

    @Test func `takes only one value for a fragment`() {
        #expect(throws: JSONError(.trailingBytes, at: 1)) { try JSONFragment(checking: Array("1,2".utf8)) }
    }
}
