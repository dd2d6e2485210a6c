import Testing

@testable import Recipes

@Suite struct ValueComparisonTests {
    private func equal(_ left: Value, _ right: Value) throws -> Bool {
        var evaluation = Evaluation()
        return try left.equals(right, in: &evaluation)
    }

    private func order(_ left: Value, _ right: Value) throws -> Comparison? {
        var evaluation = Evaluation()
        return try left.compared(to: right, in: &evaluation)
    }

    private func key(_ value: Value) throws -> ValueKey? {
        var evaluation = Evaluation()
        return try ValueKey(value, in: &evaluation)
    }

    private func date(_ text: Text) throws -> Value {
        .timestamp(try #require(DateTime(iso: text)))
    }

    @Test(arguments: [
        ("null", false), ("true", true), ("false", false), ("0", false), ("-0.0", false), ("\"\"", false),
        ("\"false\"", true),
        ("\"0\"", true), ("[]", false), ("[0]", true), ("{}", false), ("{\"a\":0}", true), ("1e999", true),
    ])
    func `is true or not`(_ json: String, _ truth: Bool) throws {
        #expect(try Value.parsed(json).isTruthy == truth)
    }

    @Test func `is true as NaN, a picture or a date`() throws {
        #expect(Value.double(.nan).isTruthy && Value.measure(1).isTruthy && !Value.measure(0).isTruthy)
        #expect(Value.image(ImageValue(index: 0, width: 1, height: 1)).isTruthy)
        #expect(try date("2026-01-02").isTruthy)
        #expect(!Value.bytes([]).isTruthy && !Value.tuple([]).isTruthy && Value.bytes([0]).isTruthy)
    }

    @Test(arguments: [
        ("1", "1.0"), ("1", "true"), ("0.0", "false"), ("-0.0", "0"), ("[1,[true]]", "[1.0,[1]]"),
        ("\"é\"", "\"\\u00e9\""),
        ("{\"a\":1,\"b\":2}", "{\"b\":2.0,\"a\":true}"), ("null", "null"), ("9007199254740992", "9007199254740992.0"),
        ("100000000000000000000", "1e20"),
    ])
    func `is equal`(_ left: String, _ right: String) throws {
        #expect(try equal(.parsed(left), .parsed(right)))
        #expect(try equal(.parsed(right), .parsed(left)))
    }

    @Test(arguments: [
        ("1", "\"1\""), ("9007199254740993", "9007199254740992.0"), ("null", "false"), ("null", "0"), ("[]", "{}"),
        ("[1]", "[1,2]"),
        ("{\"a\":1}", "{\"b\":1}"), ("{\"a\":1}", "{\"a\":2}"), ("\"e\\u0301\"", "\"\\u00e9\""), ("0.1", "1"),
        ("\"\"", "[]"),
    ])
    func `is not equal`(_ left: String, _ right: String) throws {
        #expect(try !equal(.parsed(left), .parsed(right)))
        #expect(try !equal(.parsed(right), .parsed(left)))
    }

    @Test func `is equal as a measure, not as NaN, and never a list and a tuple`() throws {
        #expect(try equal(.measure(1), .integer(1)))
        #expect(try !equal(.double(.nan), .double(.nan)))
        #expect(try !equal(.list([]), .tuple([])))
        #expect(try equal(.tuple([.null]), .tuple([.null])))
        #expect(try equal(date("2026-01-02T03:00Z"), date("2026-01-02T04:00+01:00")))
        #expect(try !equal(date("2026-01-02T03:00Z"), date("2026-01-02T03:00")))
    }

    @Test(arguments: [
        ("1", "2", Comparison.less), ("true", "1.0", .equal), ("1.5", "1", .greater), ("\"a\"", "\"b\"", .less),
        ("\"Z\"", "\"a\"", .less),
        ("\"\\uffff\"", "\"\\ud83d\\ude00\"", .less), ("[1,2]", "[1,3]", .less), ("[1]", "[1,0]", .less),
        ("[2]", "[1,9]", .greater), ("[]", "[]", .equal),
        ("[null]", "[null]", .equal), ("[null,1]", "[null,2]", .less),
        ("9007199254740993", "9007199254740992.0", .greater), ("1e999", "5", .greater),
    ])
    func `has an order`(_ left: String, _ right: String, _ comparison: Comparison) throws {
        #expect(try order(.parsed(left), .parsed(right)) == comparison)
    }

    @Test(arguments: [
        ("1", "\"1\""), ("null", "null"), ("[1]", "1"), ("{}", "{}"), ("[1]", "[\"a\"]"), ("\"a\"", "[]"),
        ("[null]", "[1]"),
    ])
    func `has no order`(_ left: String, _ right: String) throws {
        let (left, right) = (try Value.parsed(left), try Value.parsed(right))
        #expect(throws: OperationError.self) { try order(left, right) }
    }

    @Test func `has no order as NaN or with dates of two sorts`() throws {
        #expect(try order(.double(.nan), .integer(1)) == nil)
        let (aware, naive) = (try date("2026-01-02T03:00Z"), try date("2026-01-02T03:00"))
        #expect(throws: OperationError.self) { try order(aware, naive) }
        #expect(try order(aware, date("2026-01-02T03:00+01:00")) == .greater)
        #expect(throws: OperationError.self) { try order(.list([]), .tuple([])) }
    }

    @Test func `is a key as Python's dictionaries know it`() throws {
        #expect(try key(.integer(1)) == key(.double(1)) && key(.integer(1)) == key(.bool(true)))
        #expect(try key(.measure(0.5)) == key(.double(0.5)) && key(.integer(1)) != key(.text("1")))
        #expect(try key(.double(-0.0)) == key(.bool(false)) && key(.double(.nan)) == key(.double(.nan)))
        #expect(try key(.double(1e20)) == key(.parsed("100000000000000000000")))
        #expect(try key(date("2026-01-02T03:00Z")) == key(date("2026-01-02T04:00+01:00")))
        #expect(try key(.list([])) == nil && key(.map(ValueMap())) == nil && key(.tuple([.list([])])) == nil)
        #expect(try key(.tuple([.integer(1)])) == key(.tuple([.double(1)])) && key(.null) != key(.bool(false)))
    }

    @Test func `stops where looking costs too much`() throws {
        var few = Evaluation(steps: 1000)
        let long = String(repeating: "x", count: 6400)
        let lists = (0..<2).map { _ in Value.list(Array(repeating: .text(Text(long)), count: 20)) }
        #expect(throws: OperationError.self) { try lists[0].equals(lists[1], in: &few) }
        few = Evaluation(steps: 1000)
        #expect(throws: OperationError.self) { try lists[0].compared(to: lists[1], in: &few) }
        few = Evaluation(steps: 1000)
        let tuple = Value.tuple(Array(repeating: .text(Text(long)), count: 20))
        #expect(throws: OperationError.self) { try ValueKey(tuple, in: &few) }
        few = Evaluation(steps: 1000)
        var nested = Value.list([])
        for _ in 0..<40 { nested = .list([nested, nested]) }
        #expect(throws: OperationError.self) { try nested.equals(nested, in: &few) }
    }

    @Test func `keeps the order and the values of many names`() {
        var map = ValueMap()
        for index in 0..<100 { map[Text("name\(index % 50)")] = .integer(BigInteger(index)) }
        #expect(map.count == 50 && map.members.map(\.name.string) == (0..<50).map { "name\($0)" })
        let values = (0..<50).map { map[Text("name\($0)")].flatMap(\.number)?.double }
        #expect(values == (50..<100).map { Double($0) })
        #expect(map["other"] == nil)
    }
}
