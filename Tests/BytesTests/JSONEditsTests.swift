import Bytes
import TestSupport
import Testing

/// Changes to texts, and all that they leave alone.
@Suite struct JSONEditsTests {
    private func edited(_ text: String, _ change: (inout JSONEdits, JSONObject) throws -> Void) throws -> String {
        let bytes = Array(text.utf8)
        let object = try #require(try JSON.parse(bytes).object)
        var edits = JSONEdits()
        try change(&edits, object)
        let pieces = edits.applied(to: bytes)
        #expect(pieces.flatMap(\.bytes) == edits.bytes(of: bytes))
        return String(decoding: edits.bytes(of: bytes), as: UTF8.self)
    }

    @Test(arguments: [
        (#"{"a":1,"b":2,"c":3}"#, "a", #"{"b":2,"c":3}"#), (#"{"a":1,"b":2,"c":3}"#, "b", #"{"a":1,"c":3}"#),
        (#"{"a":1,"b":2,"c":3}"#, "c", #"{"a":1,"b":2}"#), (#"{"a":1}"#, "a", "{}"),
        (#"{ "a" : 1 , "b" : 2 }"#, "a", #"{ "b" : 2 }"#), (#"{ "a" : 1 , "b" : 2 }"#, "b", #"{ "a" : 1 }"#),
        (#"{ "a" : 1 }"#, "a", "{  }"), (#"{"a":1}"#, "x", #"{"a":1}"#), ("{}", "a", "{}"),
        (#"{"a":{"a":1},"b":[]}"#, "a", #"{"b":[]}"#),
    ])
    func `takes a member out with its comma`(text: String, name: String, expected: String) throws {
        #expect(try edited(text) { $0.remove(name, from: $1) } == expected)
    }

    @Test(arguments: [
        (#"{"a":1}"#, #"{"n":{"x":[true]},"a":1}"#), (#"{ "a" : 1 }"#, #"{ "n":{"x":[true]},"a" : 1 }"#),
        ("{}", "{}"),
    ])
    func `adds a member before the first, where there is one`(text: String, expected: String) throws {
        let value = try JSON.parse(Array(#"{"x":[true]}"#.utf8))
        #expect(try edited(text) { $0.insert("n", value, into: $1) } == expected)
    }

    @Test func `gives a value to a member that is there, and to one that is not`() throws {
        #expect(try edited(#"{"a": 1 ,"b":2}"#) { $0.set("a", .null, of: $1) } == #"{"a": null ,"b":2}"#)
        #expect(try edited(#"{"a":1}"#) { $0.set("b", .string("\""), of: $1) } == #"{"b":"\"","a":1}"#)
    }

    @Test func `does several things at once, in whatever order they were asked for`() throws {
        let text = #" {"m":[{"detail":"auto" , "url":"x"},{"url":"y", "detail":"auto"}], "k": 1}"#
        let expected = #" {"b":2,"a":1,"m":[{"url":"NEW"},{"url":"NEW"}], "k": null}"#
        let new: [TextPiece] = [.text(Array("\"".utf8)[...]), .text(Array("NEW\"".utf8)[...])]
        for turned in [false, true] {
            let result = try edited(text) { edits, object in
                var steps: [(inout JSONEdits) -> Void] = [
                    { $0.insert("b", .number(JSONNumber(2)), into: object) },
                    { $0.insert("a", .number(JSONNumber(1)), into: object) },
                    { $0.set("k", .null, of: object) },
                ]
                for part in try #require(object["m"]?.array).compactMap(\.object) {
                    let url = try #require(part.member("url"))
                    steps.append { $0.remove("detail", from: part) }
                    steps.append { $0.replace(url, by: new) }
                }
                for step in turned ? steps.reversed() : steps { step(&edits) }
            }
            let same = [expected, expected.replacing(#""b":2,"a":1"#, with: #""a":1,"b":2"#)]
            #expect(same.contains(result), "\(result)")
        }
    }

    @Test func `base64 is written into its place as it is sent`() throws {
        let text = Array(#"{"u":"","v":0}"#.utf8)
        let member = try #require(try JSON.parse(text).object?.member("u"))
        var edits = JSONEdits()
        let quote = TextPiece.text([0x22])
        edits.replace(member, by: [quote, .base64([1, 2, 3, 4]), quote])
        #expect(String(decoding: edits.bytes(of: text), as: UTF8.self) == #"{"u":"AQIDBA==","v":0}"#)
        #expect(edits.applied(to: text).reduce(0) { $0 + $1.count } == edits.bytes(of: text).count)
        #expect(edits.applied(to: text).contains(.base64([1, 2, 3, 4])))
    }

    @Test func `a text without changes stays one piece`() {
        let text = Array(#" {"a":1} "#.utf8)
        #expect(JSONEdits().isEmpty && JSONEdits().applied(to: text) == [.text(text[...])])
        #expect(JSONEdits().bytes(of: text) == text && JSONEdits().applied(to: []).isEmpty)
    }

    @Test func `members of no text are left alone`() throws {
        var object = JSONObject()
        object.append("a", .null)
        var edits = JSONEdits()
        edits.remove("a", from: object)
        edits.set("a", .bool(true), of: object)
        edits.insert("b", .null, into: object)
        #expect(edits.isEmpty)
    }
}
