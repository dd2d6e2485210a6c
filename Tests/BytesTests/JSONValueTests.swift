import Bytes
import Testing

@Suite struct JSONValueTests {
    private let sample = Array(
        #"{"text":"a\u0062c","url":"data:x","list":[1,-2.5,true,null],"inner":{"n":12345678901234567890}}"#.utf8)

    @Test func `is reached by name and place`() throws {
        let value = try JSON.parse(sample)
        #expect(value["text"]?.string == "abc")
        #expect(value["url"]?.string == "data:x")
        #expect(value["list"]?[0]?.int == 1)
        #expect(value["list"]?[1]?.double == -2.5)
        #expect(value["list"]?[2]?.bool == true)
        #expect(value["list"]?[3]?.isNull == true)
        #expect(value["list"]?[4] == nil)
        #expect(value["list"]?[-1] == nil)
        #expect(value["list"]?.array?.count == 4)
        #expect(value["inner"]?["n"]?.number?.text == "12345678901234567890")
        #expect(value.object?.members.map(\.name.string) == ["text", "url", "list", "inner"])
        #expect(value["none"] == nil)
        #expect(value["text"]?["a"] == nil)
        #expect(value["text"]?[0] == nil)
    }

    @Test func `gives nothing for another kind`() throws {
        let value = try JSON.parse(sample)
        #expect(value.string == nil && value.bytes == nil && value.int == nil && value.double == nil)
        #expect(value.bool == nil && value.array == nil && !value.isNull)
        #expect(value["text"]?.object == nil && value["text"]?.number == nil)
    }

    @Test func `a string without escapes is a slice of the text`() throws {
        let text = Array("[\"".utf8) + [UInt8](repeating: UInt8(ascii: "A"), count: 100_000) + Array("\"]".utf8)
        let bytes = try #require(try JSON.parse(text)[0]?.bytes)
        #expect(bytes.indices == 2..<100_002)
        let isInside = text.withUnsafeBytes { whole in
            bytes.withUnsafeBytes { $0.baseAddress == whole.baseAddress.map { $0 + 2 } }
        }
        #expect(isInside)
    }

    @Test func `a value outlives the text it came from`() throws {
        var value = JSONValue.null
        do {
            let text = Array("{\"picture\":\"\(String(repeating: "QUJD", count: 1000))\"}".utf8)
            value = try JSON.parse(text)
        }
        let payload = try #require(value["picture"]?.bytes)
        #expect(try Base64.decode(payload).count == 3000)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("42", 42), ("-42", -42), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min),
            ("9223372036854775808", nil), ("1.0", nil), ("1e2", nil), ("123456789012345678901234567890", nil),
        ] as [(String, Int?)])
    func `reads whole numbers exactly or not at all`(text: String, int: Int?) throws {
        #expect(try JSON.parse(Array(text.utf8)).int == int)
    }

    @Test(
        arguments: [
            ("0", 0), ("1.5", 1.5), ("-1e-2", -0.01), ("1E400", nil), ("-1e999", nil), ("1e-999", 0), ("0.1", 0.1),
            ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("5e-324", Double.leastNonzeroMagnitude),
            ("12345678901234567890", 12345678901234567890.0),
        ] as [(String, Double?)])
    func `reads finite doubles and keeps the text of others`(text: String, double: Double?) throws {
        let value = try JSON.parse(Array(text.utf8))
        #expect(value.double == double)
        #expect(value.number?.text == text)
    }

    @Test func `an object takes a name once`() {
        var object = JSONObject()
        #expect(object.isEmpty)
        for index in 0..<40 {
            let isNew = object.append(JSONText("name \(index)"), .bool(true))
            #expect(isNew)
            for taken in 0...index {
                let isNew = object.append(JSONText("name \(taken)"), .null)
                #expect(!isNew)
            }
        }
        #expect(object.count == 40)
        #expect(object["name 39"] == .bool(true))
    }
}
