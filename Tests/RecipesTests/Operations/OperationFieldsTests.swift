import Bytes
import Testing

@testable import Recipes

@Suite struct OperationFieldsTests {
    private func fields(_ json: String) throws -> OperationFields {
        let value = try JSON.parse(Array(#"{"x":\#(json)}"#.utf8))
        return OperationFields(try #require(value.object), at: "step[2]")
    }

    private enum Mode: String, CaseIterable {
        case first, last
    }

    @Test(arguments: [
        ("1", 1), ("1.0", 1), ("-0.0", 0), ("1e18", 1_000_000_000_000_000_000), (#""3""#, 3), (#"" 3 ""#, 3),
        (#""3.00""#, 3), (#""+3""#, 3), (#""-3""#, -3), (#""1_000""#, 1000), (#""1_0.0""#, 10), (#""03""#, 3),
        (#""\u00a03\n""#, 3), ("true", 1), ("false", 0), ("9223372036854775807", Int.max),
    ])
    func `takes what is written like a whole number`(json: String, value: Int) throws {
        #expect(try fields(json).integer("x") == value)
    }

    @Test(arguments: [
        "1.5", "null", "[]", "{}", "1e20", "9223372036854775808.0", #""""#, #""1.5""#, #""1e3""#, #""1__0""#, #""_1""#,
        #""1_""#, #""3.""#, #"".0""#, #""0x10""#, #""- 3""#, #""--3""#, #""true""#, #""inf""#, #""٣""#, #""1.0_0""#,
    ])
    func `refuses what is no whole number`(json: String) throws {
        let fields = try fields(json)
        #expect(throws: FieldError("step[2].x", "must be a whole number")) { try fields.integer("x") }
    }

    @Test func `names the limits of a whole number`() throws {
        let fields = try fields("101")
        #expect(throws: FieldError("step[2].x", "must be a whole number between 1 and 100")) {
            try fields.integer("x", in: 1...100)
        }
        #expect(try fields.integer("y", default: 95, in: 1...100) == 95)
        #expect(throws: FieldError("step[2].y", "is missing")) { try fields.integer("y") }
        #expect(try self.fields("1" + String(repeating: "0", count: 30)).clampedInteger("x", default: 0) == Int.max)
        #expect(try self.fields("-1" + String(repeating: "0", count: 30)).clampedInteger("x", default: 0) == Int.min)
        #expect(throws: FieldError.self) { try self.fields("1" + String(repeating: "0", count: 30)).integer("x") }
    }

    @Test(
        arguments: [
            ("1", 1), ("1.5", 1.5), ("1e400", .infinity), (#""3.""#, 3), (#"".5""#, 0.5), (#""1e3""#, 1000),
            ("true", 1),
            (#""1_000""#, 1000), (#""-inf""#, -.infinity), (#""iNfinity""#, .infinity), (#"" 2 ""#, 2),
        ] as [(String, Double)])
    func `takes what is written like a number`(json: String, value: Double) throws {
        #expect(try fields(json).double("x") == value)
    }

    @Test(arguments: [
        "null", "[]", #""""#, #""0x10""#, #""1_""#, #""_1""#, #""1__0""#, #"".""#, #""nan(1)""#, #""e5""#,
    ])
    func `refuses what is no number`(json: String) throws {
        let fields = try fields(json)
        #expect(throws: FieldError("step[2].x", "must be a number")) { try fields.double("x") }
        #expect(throws: FieldError("step[2].x", "must be a number")) { try fields.number("x") }
    }

    @Test func `holds a number to its range`() throws {
        let wrong = FieldError("step[2].x", "must be between 0.0 and 2.0")
        for json in ["2.1", #""nan""#, "-1"] {
            let fields = try fields(json)
            #expect(throws: wrong) { try fields.optionalDouble("x", in: 0...2) }
        }
        #expect(try fields(#""0.5""#).optionalDouble("x", in: 0...2) == 0.5)
        #expect(try fields("null").optionalDouble("x", in: 0...2) == nil)
    }

    @Test(arguments: [
        ("2", 2), ("true", 1), (#""3.0""#, 3), (#""-0""#, 0), (#""1_0.0""#, 10),
    ])
    func `keeps a whole number whole`(json: String, value: Int) throws {
        guard case .integer(let integer) = try fields(json).number("x") else {
            Issue.record("no whole number")
            return
        }
        #expect(integer.int == value)
    }

    @Test(
        arguments: [("2.0", 2), ("1e3", 1000), (#""3.""#, 3), (#""1.5""#, 1.5), ("1e20", 1e20)] as [(String, Double)])
    func `keeps a double a double`(json: String, value: Double) throws {
        guard case .double(let double) = try fields(json).number("x") else {
            Issue.record("no double")
            return
        }
        #expect(double == value)
    }

    @Test(arguments: [
        ("true", true), ("1", true), ("0.0", false), (#""yes""#, true), (#""tRuE""#, true), (#""off""#, false),
    ])
    func `takes words for yes and no`(json: String, value: Bool) throws {
        #expect(try fields(json).boolean("x") == value)
    }

    @Test(arguments: ["2", "1.5", #""""#, #"" true""#, #""2""#, "null", "[]"])
    func `refuses what is neither yes nor no`(json: String) throws {
        let fields = try fields(json)
        #expect(throws: FieldError("step[2].x", "must be true or false")) { try fields.boolean("x", default: true) }
    }

    @Test func `takes only text for text`() throws {
        #expect(try fields(#""é""#).text("x") == "é")
        for json in ["1", "true", "null"] {
            let fields = try fields(json)
            #expect(throws: FieldError("step[2].x", "must be text")) { try fields.text("x") }
        }
        #expect(try fields("null").optionalText("x") == nil)
        #expect(try fields("1").text("y", default: "z") == "z")
    }

    @Test func `says which choices there are`() throws {
        #expect(try fields(#""last""#).choice("x", as: Mode.self) == .last)
        #expect(try fields(#""last""#).choice("y", default: Mode.first) == .first)
        let fields = try fields(#""Last""#)
        #expect(throws: FieldError("step[2].x", "must be one of 'first', 'last'")) {
            try fields.choice("x", as: Mode.self)
        }
    }

    @Test func `names what lies within by its whole path`() throws {
        let fields = try fields(#"{"y":[{"z":1},2]}"#)
        let inner = try fields.fields("x")
        #expect(throws: FieldError("step[2].x.y[1]", "must be an object")) { try inner.members("y") }
        #expect(throws: FieldError("step[2].x.y[0].type", "is missing or no text: it names the operation")) {
            try inner.operations("y")
        }
    }
}
