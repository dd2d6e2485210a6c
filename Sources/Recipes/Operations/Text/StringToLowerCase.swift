/// Small letters instead of large ones, by the full mapping of Unicode.
struct StringToLowerCase: Operation {
    static let name = "StringToLowerCase"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .text(let text) = value.withoutArrays else { throw OperationError("needs text", got: value) }
        // No letter becomes more than three times as long.
        try evaluation.spend(bytes: 3 * text.bytes.count, on: value)
        return .text(text.lowercased)
    }
}
