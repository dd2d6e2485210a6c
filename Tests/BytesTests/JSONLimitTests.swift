import Bytes
import Testing

@Suite struct JSONLimitTests {
    @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
    func `takes 64 levels and refuses the 65th`(start: String, end: String) throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: start, count: depth - 1) + "[]" + String(repeating: end, count: depth - 1)).utf8)
        }
        _ = try JSON.parse(nested(64))
        #expect(throws: JSONError(.tooDeep, at: 64 * start.utf8.count)) { try JSON.parse(nested(65)) }
        #expect(throws: JSONError(.tooDeep, at: 3 * start.utf8.count)) {
            try JSON.parse(nested(4), limits: JSON.Limits(depth: 3))
        }
    }

    @Test func `no depth exhausts the stack, whatever limit is asked for`() throws {
        let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: JSONError(.tooDeep, at: 64)) { try JSON.parse(brackets) }
        #expect(throws: JSONError(.tooDeep, at: 512)) { try JSON.parse(brackets, limits: JSON.Limits(depth: .max)) }
        let text = Array((String(repeating: "[", count: 512) + String(repeating: "]", count: 512)).utf8)
        let value = try JSON.parse(text, limits: JSON.Limits(depth: .max))
        #expect(JSONWriter().bytes(of: value) == text)
    }

    @Test func `counts values of every kind`() throws {
        let text = Array("[1,\"a\",null,{\"b\":[]}]".utf8)
        _ = try JSON.parse(text, limits: JSON.Limits(values: 6))
        #expect(throws: JSONError(.tooManyValues, at: 17)) { try JSON.parse(text, limits: JSON.Limits(values: 5)) }
        #expect(throws: JSONError(.tooManyValues, at: 0)) { try JSON.parse(text, limits: JSON.Limits(values: 0)) }
    }

    @Test func `takes 99,999 elements and refuses one more`() throws {
        func zeros(_ count: Int) -> [UInt8] {
            Array("[0".utf8) + (1..<count).flatMap { _ in Array(",0".utf8) } + Array("]".utf8)
        }
        #expect(try JSON.parse(zeros(99_999)).array?.count == 99_999)
        #expect(throws: JSONError(.tooManyValues, at: 200_001 - 2)) { try JSON.parse(zeros(100_000)) }
    }

    @Test(arguments: [(3, 1), (12, 11), (13, 0), (13, 12), (14, 13), (500, 12), (99_998, 99_997)])
    func `finds a name that is taken, among few and many`(count: Int, taken: Int) throws {
        var text = Array("{".utf8)
        for index in 0..<count { text += Array("\"name \(index)\":\(index),".utf8) }
        #expect(throws: JSONError(.duplicateName, at: text.count)) {
            try JSON.parse(text + Array("\"name \(taken)\":0}".utf8))
        }
        let unique = try JSON.parse(text + Array("\"other\":1}".utf8))
        #expect(unique.object?.count == count + 1)
        #expect(unique["name \(taken)"]?.int == taken)
        #expect(unique["other"]?.int == 1)
        #expect(unique["none"] == nil)
    }
}
