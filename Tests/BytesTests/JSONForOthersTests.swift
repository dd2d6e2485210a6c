import Bytes
import Testing

/// Texts that other programs are to read: what they could not hold is refused, and nothing else.
@Suite struct JSONForOthersTests {
    private static let digits = String(repeating: "9", count: 400)

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    private static let tooLarge: [(String, Int)] = [
        ("1e999", 0), ("-1e400", 0), ("[1,1E+309]", 3), (#"{"a": 1e308, "b": -1.8e308}"#, 18),
        (digits, 0), ("[-\(digits)]", 1), ("\(digits).5", 0), ("\(digits)e1", 0), (#"{"temperature":1e999}"#, 15),
        ("1" + zeros(309), 0), ("-1" + zeros(309), 0),
        ("0.1e310", 0), ("0.0000000001e320", 0),
        // In the half above the largest double that rounds up.
        ("17976931348623159" + zeros(292), 0),
    ]

    @Test(arguments: tooLarge)
    func `a number that no double holds is refused where it begins`(text: String, offset: Int) {
        #expect(throws: JSONError(.number, at: offset)) { try JSON.parse(Array(text.utf8), limits: .forOthers) }
        #expect(throws: Never.self) { try JSON.parse(Array(text.utf8)) }
    }

    @Test(arguments: [
        #""\u0000""#: 1, #"["a","b\u0000c"]"#: 7, #"{"a\u0000":1}"#: 3, #"{"a":{"b":"\u0000"}}"#: 11,
        #"{"\u0000":1}"#: 2, #""\\\u0000""#: 3, #""\n\u0000\u0000""#: 3,
    ])
    func `the character U+0000 is refused in values and names`(text: String, offset: Int) {
        #expect(throws: JSONError(.escape, at: offset)) { try JSON.parse(Array(text.utf8), limits: .forOthers) }
        #expect(throws: Never.self) { try JSON.parse(Array(text.utf8)) }
    }

    private static let fine: [String] = [
        "0", "-0", "1e308", "-1.7976931348623157e308", "1e-400", "0.0e999", "0e99999", "1e0000000000000000001",
        "-0.1e309", String(repeating: "9", count: 308), "-" + String(repeating: "9", count: 308),
        "0." + String(repeating: "0", count: 500) + "1", "1." + String(repeating: "3", count: 500),
        "12345678901234567890123456789", #""\\u0000""#, #""\u00010""#,
        #""\ud83d\ude00 é 1e999""#, #"{"1e999":"\u0020"}"#, "5e-324", "9007199254740993",
    ]

    @Test(arguments: fine)
    func `what others can hold stays as it is`(text: String) throws {
        let value = try JSON.parse(Array(text.utf8), limits: .forOthers)
        #expect(try JSON.parse(Array(text.utf8)) == value)
        if let number = value.number { #expect(number.text == text) }
    }

    @Test func `all other limits are those of every text`() throws {
        let deep = Array(String(repeating: "[", count: 10_000).utf8)
        #expect(throws: JSONError(.tooDeep, at: 64)) { try JSON.parse(deep, limits: .forOthers) }
        let many = Array("[".utf8) + (0..<1_000_000).flatMap { _ in Array("0,".utf8) }
        #expect(throws: JSONError(.tooManyValues, at: 199_999)) { try JSON.parse(many, limits: .forOthers) }
        for text in [#"{"a":1,"a":2}"#, #""\ud800""#, "1 2", "\u{FEFF}1", "\"\u{0}\"", "[1,]"] {
            #expect(throws: JSONError.self) { try JSON.parse(Array(text.utf8), limits: .forOthers) }
        }
    }

    @Test func `a million digits and a million exponents cost no more than their length`() throws {
        let began = ContinuousClock.now
        let digits = Array(String(repeating: "7", count: 1_000_000).utf8)
        #expect(throws: JSONError(.number, at: 0)) { try JSON.parse(digits, limits: .forOthers) }
        let exponent = Array("1e-\(String(repeating: "9", count: 1_000_000))".utf8)
        #expect(throws: Never.self) { try JSON.parse(exponent, limits: .forOthers) }
        let long = Array("0.".utf8) + digits
        #expect(throws: Never.self) { try JSON.parse(long, limits: .forOthers) }
        #expect(ContinuousClock.now - began < .seconds(20))
    }
}
