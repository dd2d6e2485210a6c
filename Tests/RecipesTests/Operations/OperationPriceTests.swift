import Bytes
import Testing

@testable import Recipes

/// What is dear costs as much as it takes: each of these chains would keep a core busy for seconds.
@Suite struct OperationPriceTests {
    private func chain(_ operations: String) throws -> OperationChain {
        try OperationChain(try JSON.parse(Array("[\(operations)]".utf8)), at: "x")
    }

    /// What an evaluation of so many steps makes of it.
    private func refusal(
        _ operations: String, of value: Value, steps: Int = 100_000
    ) throws -> OperationError? {
        let chain = try chain(operations)
        var evaluation = Evaluation(steps: steps)
        do throws(OperationError) {
            _ = try chain.apply(to: value, in: &evaluation)
            return nil
        } catch {
            return error
        }
    }

    private func repeated(_ operation: String, _ count: Int) -> String {
        Array(repeating: operation, count: count).joined(separator: ",")
    }

    /// One detection with a polygon of that many numbers.
    private func wide(_ count: Int, className: String = "car") throws -> Value {
        let numbers = Array(repeating: "0", count: count).joined(separator: ",")
        let json = DetectionsTable.one(#","polygon":[\#(numbers)]"#).replacing("car", with: className)
        return .detections(try DetectionsTable.read(json))
    }

    private func filter(_ statement: String, _ count: Int) -> String {
        #"{"type":"DetectionsFilter","filter_operation":{"type":"StatementGroup","statements":["#
            + repeated(statement, count) + "]}}"
    }

    private func operand(_ property: String) -> String {
        #"{"type":"DynamicOperand","operations":[{"type":"ExtractDetectionProperty","property_name":"\#(property)"}]}"#
    }

    @Test func `charges for the row that a statement looks at`() throws {
        let statement =
            #"{"type":"UnaryStatement","operand":\#(operand("polygon")),"operator":{"type":"(Sequence) is empty"}}"#
        #expect(try refusal(filter(statement, 90), of: wide(40_000)) != nil)
        #expect(try refusal(filter(statement, 90), of: wide(4), steps: 1000) == nil)
    }

    @Test(arguments: ["startsWith", "endsWith", "contains"])
    func `charges for the text that it compares`(name: String) throws {
        let statement =
            #"{"type":"BinaryStatement","left_operand":\#(operand("class_name")),"comparator":"#
            + #"{"type":"(String) \#(name)"},"right_operand":\#(operand("class_name"))}"#
        let long = String(repeating: "x", count: 100_000)
        #expect(try refusal(filter(statement, 90), of: wide(4, className: long)) != nil)
        #expect(try refusal(filter(statement, 90), of: wide(4, className: "x"), steps: 1000) == nil)
    }

    @Test(arguments: [
        #"{"type":"SortDetections","mode":"x_min","ascending":false}"#, #"{"type":"SequenceAggregate","mode":"last"}"#,
        #"{"type":"DetectionsSelection","mode":"first"}"#,
    ])
    func `charges for the rows that it takes`(operation: String) throws {
        let one = try wide(40_000)
        guard case .detections(let detections) = one else { return }
        // What stays as it is costs nothing.
        var evaluation = Evaluation(steps: 10)
        let same = try detections.taking([0], in: &evaluation)
        #expect(same.count == 1)
        var ample = Evaluation()
        let two = Value.detections(try detections.taking([0, 0], in: &ample))
        #expect(try refusal(operation, of: two, steps: 9_000) != nil)
    }

    @Test(arguments: [
        (#"{"type":"NumberRound","decimal_digits":322}"#, Value.double(0x1p-1022)),
        (#"{"type":"ToNumber","cast_to":"int"}"#, .double(1e308)), (#"{"type":"RandomNumber"}"#, .null),
        (#"{"type":"ToNumber","cast_to":"int"}"#, .text("1")),
    ])
    func `charges for what takes longer than a step`(operation: String, value: Value) throws {
        let each = #"{"type":"SequenceApply","operations":[\#(operation)]}"#
        #expect(try refusal(each, of: .list(Array(repeating: value, count: 20_000))) != nil)
        #expect(try refusal(each, of: .list(Array(repeating: value, count: 500))) == nil)
    }

    @Test func `charges for the words that it counts and for the digits that it adds`() throws {
        let long = Value.text(Text(String(repeating: "x", count: 10_000)))
        let count = #"{"type":"SequenceElementsCount"}"#
        #expect(try refusal(count, of: .list(Array(repeating: long, count: 1000))) != nil)
        let large = try #require(BigInteger(Array(String(repeating: "7", count: 4000).utf8)))
        for function in ["sum", "min"] {
            let operation = #"{"type":"NumericSequenceAggregate","function":"\#(function)"}"#
            #expect(try refusal(operation, of: .list(Array(repeating: .integer(large), count: 10_000))) != nil)
        }
    }

    @Test func `charges for large numbers as keys and for lists of points`() throws {
        let common = #"{"type":"SequenceAggregate","mode":"most_common"}"#
        #expect(try refusal(common, of: .list(Array(repeating: .double(1e300), count: 10_000))) != nil)
        #expect(try refusal(common, of: .list(Array(repeating: .double(1.5), count: 10_000))) == nil)
        let points = #"{"type":"DetectionsPropertyExtract","property_name":"polygon"}"#
        #expect(try refusal(points, of: wide(40_000)) != nil)
    }

    @Test func `charges for each search, however short the text`() throws {
        let pattern = try Pattern("a")
        var effort = 100
        let error = #expect(throws: PatternError.self) {
            for _ in 0..<10 { _ = try pattern.matches("b", effort: &effort) }
        }
        #expect(error?.reason == "takes too long to search for")
    }

    @Test func `counts statements and what lies within them`() throws {
        let statement =
            #"{"type":"UnaryStatement","operand":\#(operand("polygon")),"operator":{"type":"Exists"}}"#
        let group = #"{"type":"StatementGroup","statements":[\#(repeated(statement, 99))]}"#
        #expect(throws: Never.self) { try chain(filter(group, 9)) }
        let error = #expect(throws: FieldError.self) { try chain(filter(group, 11)) }
        #expect(error?.reason == "has more than 1000, with those within others")
        #expect(throws: FieldError.self) { try chain(filter(group, 6) + "," + filter(group, 6)) }
        let converted =
            #"{"type":"UnaryStatement","operand":{"type":"StaticOperand","value":1,"operations":["#
            + repeated(#"{"type":"ToString"}"#, 99) + #"]},"operator":{"type":"Exists"}}"#
        #expect(throws: FieldError.self) { try chain(filter(converted, 11)) }
    }

    @Test func `ends once nobody waits for it`() throws {
        let chain = try chain(#"{"type":"SequenceApply","operations":[{"type":"ToBoolean"}]}"#)
        var left = Evaluation(isLeft: { true })
        let few = Value.list(Array(repeating: .null, count: 100))
        _ = try chain.apply(to: few, in: &left)
        let many = Value.list(Array(repeating: .null, count: 10_000))
        let error = #expect(throws: OperationError.self) { try chain.apply(to: many, in: &left) }
        #expect(error?.reason == "was left by whoever asked")
        var right = Evaluation(isLeft: { false })
        _ = try chain.apply(to: many, in: &right)
    }
}
