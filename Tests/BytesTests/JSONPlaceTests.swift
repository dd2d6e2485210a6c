import Bytes
import TestSupport
import Testing

/// Where members stand in their text.
@Suite struct JSONPlaceTests {
    @Test(arguments: [
        (#"{"a":1}"#, 1, 5..<6), (#" { "a" : 1 } "#, 3, 9..<10), ("{\n\t\"a\"\r\n:\n[ 1 , 2 ]\n}", 3, 10..<19),
        (#"{"\u0061": "x\"y" }"#, 1, 11..<17), (#"{"a": {"b" : {} } }"#, 1, 6..<17), (#"{"a": {} }"#, 1, 6..<8),
        (#"{"a": [] ,"b":2}"#, 1, 6..<8), (#"{"a":-1.5e+3 }"#, 1, 5..<12), (#"{"a":null}"#, 1, 5..<9),
        (#"{"a":"é" }"#, 1, 5..<9),
    ])
    func `a place is the value and nothing around it`(text: String, name: Int, value: Range<Int>) throws {
        let bytes = Array(text.utf8)
        let place = try #require(try JSON.parse(bytes).object?.member("a")?.place)
        #expect(place.name == name && place.value == value)
        #expect(bytes[place.name] == UInt8(ascii: "\""))
    }

    @Test(arguments: 0..<6)
    func `cutting out a place gives the member's value again, however deep it lies`(seed: Int) throws {
        var random = SeededGenerator(UInt64(900 + seed))
        var seen = 0
        for _ in 0..<200 {
            let text = Array(SpacedJSON.text(of: SpacedJSON.object(depth: 4, &random), &random).utf8)
            for object in SpacedJSON.objects(in: try JSON.parse(text)) {
                for member in object.members {
                    let place = try #require(member.place)
                    #expect(try JSON.parse(Array(text[place.value])) == member.value)
                    // No white space at either end.
                    let edges = [text[place.value.lowerBound], text[place.value.upperBound - 1]]
                    #expect(edges.allSatisfy { $0 > 0x20 })
                    let name = try JSON.parse(Array(text[place.name..<place.value.lowerBound].prefix { $0 != 0x3A }))
                    #expect(name.bytes.map { Array($0) } == Array(member.name.bytes))
                    seen += 1
                }
            }
        }
        #expect(seen > 1000)
    }

    @Test func `many members have theirs as well as few`() throws {
        let text = Array("{".utf8) + (0..<5000).flatMap { Array("\"n\($0)\" : \($0) ,".utf8) } + Array("\"z\":0}".utf8)
        let object = try #require(try JSON.parse(text).object)
        for number in [0, 11, 12, 13, 4999] {
            let place = try #require(object.member("n\(number)")?.place)
            #expect(Array(text[place.value]) == Array("\(number)".utf8))
        }
    }

    @Test func `what was read from no text has no place, and is equal to what was`() throws {
        var made = JSONObject()
        made.append("a", .number(JSONNumber(1)))
        let read = try #require(try JSON.parse(Array(#" {"a":1}"#.utf8)).object)
        #expect(made == read && made.members == read.members)
        #expect(made.member("a")?.place == nil && read.member("a")?.place != nil)
    }
}
