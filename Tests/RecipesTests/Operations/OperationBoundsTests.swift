import Bytes
import Testing

@testable import Recipes

/// Chains that would take for ever, or all memory there is.
@Suite struct OperationBoundsTests {
    private func chain(_ operations: String) throws -> OperationChain {
        try OperationChain(try JSON.parse(Array("[\(operations)]".utf8)), at: "x")
    }

    private func repeated(_ operation: String, _ count: Int) -> String {
        Array(repeating: operation, count: count).joined(separator: ",")
    }

    private func refusal(_ operations: String, of value: Value) throws -> OperationError? {
        let chain = try chain(operations)
        var evaluation = Evaluation()
        do throws(OperationError) {
            _ = try chain.apply(to: value, in: &evaluation)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["1000000000000", "9223372036854775807", "1000000000000000000000000000000"])
    func `refuses to repeat something for ever`(times: String) throws {
        let operation = #"{"type":"Multiply","other":\#(times)}"#
        #expect(try refusal(operation, of: .text("x"))?.reason == "would make too much text")
        #expect(try refusal(operation, of: .bytes([1]))?.reason == "would make too much text")
        #expect(try refusal(operation, of: .list([.null]))?.reason == "has too much to look at")
        #expect(try refusal(operation, of: .tuple([.null]))?.reason == "has too much to look at")
        #expect(try refusal(operation, of: .bytes(Array(repeating: 1, count: 9 << 20))) != nil)
        #expect(try refusal(operation, of: .text("")) == nil)
        #expect(try refusal(operation, of: .list([])) == nil)
    }

    @Test func `refuses whole numbers without end`() throws {
        let operation = #"{"type":"Multiply","other":1\#(String(repeating: "0", count: 999))}"#
        let error = try refusal(repeated(operation, 100), of: .integer(1))
        #expect(error?.reason == "would make a number of more than 4300 digits")
        #expect(error?.places.map(\.index) == [4])
    }

    @Test func `counts what many small steps cost together`() throws {
        let doubling = #"{"type":"Multiply","other":2}"#
        #expect(try refusal(repeated(doubling, 100), of: .text("x"))?.reason == "would make too much text")
        #expect(try refusal(repeated(doubling, 100), of: .list([.null]))?.reason == "has too much to look at")
        let nested = #"{"type":"SequenceApply","operations":[{"type":"Multiply","other":10000}]}"#
        #expect(try refusal(#"{"type":"Multiply","other":2000},"# + nested, of: .text("ab")) != nil)
    }

    @Test func `writes no more than it may`() throws {
        let row = #"{"type":"SequenceApply","operations":[{"type":"Multiply","other":1000}]}"#
        let operations = #"{"type":"Multiply","other":1000},\#(row),{"type":"ToString"}"#
        let long = Value.list([.list([.text(Text(String(repeating: "a", count: 1000)))])])
        #expect(try refusal(operations, of: long) != nil)
    }

    @Test func `searches no longer than it may`() throws {
        let search = #"{"type":"SequenceApply","operations":[{"type":"StringMatches","regex":"(a+)+$"}]}"#
        let list = Value.list(Array(repeating: .text(Text(String(repeating: "a", count: 30) + "b")), count: 1000))
        let error = try refusal(search, of: list)
        #expect(error?.reason == "has a pattern that takes too long to search for")
        #expect(error?.places.map(\.operation) == ["SequenceApply", "StringMatches"])
    }

    @Test func `holds chains to their length and their depth`() throws {
        let plain = #"{"type":"ToString"}"#
        #expect(throws: FieldError("x", "has more than 100 operations")) { try chain(repeated(plain, 101)) }
        let inner = #"{"type":"SequenceApply","operations":[\#(repeated(plain, 99))]}"#
        _ = try chain(repeated(inner, 10))
        #expect(throws: FieldError("x", "has more than 1000 operations, with those within others")) {
            try chain(repeated(inner, 11))
        }
        var deep = plain
        for _ in 0..<16 { deep = #"{"type":"SequenceApply","operations":[\#(deep)]}"# }
        _ = try chain(deep)
        #expect(throws: FieldError.self) { try chain(#"{"type":"SequenceApply","operations":[\#(deep)]}"#) }
    }

    @Test func `collects the JPEG qualities that it needs`() throws {
        let nested = #"{"type":"SequenceApply","operations":[{"type":"ConvertImageToJPEG","compression_level":7}]}"#
        #expect(try chain(nested + #",{"type":"ConvertImageToBase64"}"#).jpegQualities == [7, 95])
        #expect(try chain(#"{"type":"ConvertImageToJPEG"}"#).jpegQualities == [95])
        #expect(try chain(#"{"type":"ToString"}"#).jpegQualities.isEmpty)
    }
}
