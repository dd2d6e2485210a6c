/// Large letters instead of small ones, by the full mapping of Unicode.
struct StringToUpperCase: Operation {
    static let name = "StringToUpperCase"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .text(let text) = value.scalar else { throw OperationError("needs text", got: value) }
        // No letter becomes more than three times as long.
        try evaluation.spend(bytes: 3 * text.bytes.count, on: value)
        try evaluation.spend(steps: 2 + (text.isASCII ? 0 : text.bytes.count), on: value)
        return .text(text.uppercased)
    }
}
