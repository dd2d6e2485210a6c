import Testing

@testable import Recipes

@Suite struct DetectionsFilterTests {
    /// The classes that stay.
    private func classes(_ statements: String, operator combination: String = "and") throws -> String {
        try DetectionsTable.text(
            #"[{"type":"DetectionsFilter","filter_operation":{"type":"StatementGroup","operator":"\#(combination)","#
                + #""statements":[\#(statements)]}},{"type":"DetectionsPropertyExtract","property_name":"class_name"}]"#
        )
    }

    private func statement(_ property: String, _ comparator: String, _ value: String, negate: Bool = false) -> String {
        #"{"type":"BinaryStatement","left_operand":{"type":"DynamicOperand","operations":"#
            + #"[{"type":"ExtractDetectionProperty","property_name":"\#(property)"}]},"comparator":{"type":"#
            + #""\#(comparator)"},"right_operand":{"type":"StaticOperand","value":\#(value)},"negate":\#(negate)}"#
    }

    @Test(arguments: [
        ("confidence", "(Number) >", "0.6", "['car']"), ("confidence", "(Number) <=", "0.55", "['dog']"),
        ("confidence", "(Number) in range", "[0.55,0.9]", "['car', 'dog']"),
        ("class_name", "in (Sequence)", #"["dog",1]"#, "['dog']"), ("class_name", "!=", #""dog""#, "['car']"),
        ("class_name", "(String) startsWith", #""ca""#, "['car']"),
        ("class_name", "(String) endsWith", #""og""#, "['dog']"),
        ("class_name", "(String) contains", #""a""#, "['car']"), ("class_id", "in (Sequence)", "[1.0]", "['dog']"),
        ("class_name", "any in (Sequence)", #"["c","x"]"#, "['car']"),
        ("class_name", "all in (Sequence)", #""good""#, "['dog']"), ("width", "==", "61", "['dog']"),
        ("center", "(Detection) in zone", "[[0,0],[200,0],[200,200],[0,200]]", "['car']"),
        ("center", "(Detection) in zone", "[[100,0],[200,0],[200,200],[100,200]]", "[]"),
    ])
    func `compares`(_ property: String, _ comparator: String, _ value: String, _ classes: String) throws {
        #expect(try self.classes(statement(property, comparator, value)) == classes)
    }

    @Test func `turns statements over and joins them`() throws {
        let car = statement("class_name", "==", #""car""#)
        let notCar = statement("class_name", "==", #""car""#, negate: true)
        #expect(try classes(notCar) == "['dog']")
        #expect(try classes(car + "," + notCar) == "[]")
        #expect(try classes(car + "," + notCar, operator: "or") == "['car', 'dog']")
    }

    @Test func `looks at every statement, whatever the first says`() {
        let broken = statement("class_name", "(Number) >", "1")
        #expect(throws: OperationError.self) {
            try classes(statement("class_name", "==", #""car""#) + "," + broken, operator: "or")
        }
    }

    @Test func `refuses a group of no statements, and one too deep`() {
        #expect(throws: FieldError.self) { try classes("") }
        var group = statement("class_id", "==", "1")
        for _ in 0..<18 { group = #"{"type":"StatementGroup","statements":[\#(group)]}"# }
        #expect(throws: FieldError.self) { try classes(group) }
    }

    @Test func `knows the ground of a polygon that lies over itself`() throws {
        let corners: [Value] = [[0, 0], [2, 2], [2, 0], [0, 2]].map { .list($0.map { .double($0) }) }
        var evaluation = Evaluation()
        let zone = try Zone(.list(corners), in: &evaluation)
        for (point, isInside) in [(SIMD2(0.5, 1), true), (SIMD2(1, 0.5), false), (SIMD2(1, 1), false)] {
            let found = try zone.contains(point, in: &evaluation)
            #expect(found == isInside)
        }
    }
}
