/// A statement about one thing.
struct UnaryStatement: Statement {
    private enum Operator: String, CaseIterable {
        case exists = "Exists"
        case doesNotExist = "DoesNotExist"
        case isTrue = "(Boolean) is True"
        case isFalse = "(Boolean) is False"
        case isEmpty = "(Sequence) is empty"
        case isNotEmpty = "(Sequence) is not empty"
    }

    private let operand: Operand
    private let test: Operator
    private let negate: Bool

    var chains: [OperationChain] { operand.chains }

    var count: Int { 1 }

    init(_ fields: OperationFields) throws(FieldError) {
        operand = try Operand(fields.fields("operand"))
        test = try fields.fields("operator").choice("type")
        negate = try fields.boolean("negate", default: false)
    }

    func holds(
        for detections: Detections, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Bool {
        let value = try operand.value(for: detections, at: index, in: &evaluation)
        try evaluation.spend(steps: 1, on: value)
        return try Self.holds(test, value) != negate
    }

    private static func holds(_ test: Operator, _ value: Value) throws(OperationError) -> Bool {
        switch (test, value) {
        case (.exists, .null), (.doesNotExist, .null): test == .doesNotExist
        case (.exists, _), (.doesNotExist, _): test == .exists
        // Nothing else counts as true or false here.
        case (.isTrue, .bool(let bool)): bool
        case (.isFalse, .bool(let bool)): !bool
        case (.isTrue, _), (.isFalse, _): false
        case (.isEmpty, _): try isEmpty(value)
        case (.isNotEmpty, _): try !isEmpty(value)
        }
    }

    private static func isEmpty(_ value: Value) throws(OperationError) -> Bool {
        switch value.scalar {
        case .text(let text): return text.isEmpty
        case .list(let elements), .tuple(let elements): return elements.isEmpty
        case .map(let map): return map.isEmpty
        case .detections(let detections): return detections.isEmpty
        case .detection: return false
        case .array(let array): return array.count == 0
        case .bytes(let bytes): return bytes.isEmpty
        default: throw OperationError("asks whether something is empty that has no length", got: value)
        }
    }
}
