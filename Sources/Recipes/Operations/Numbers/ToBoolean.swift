/// Whether a value counts as something: empty text, lists and objects, zero and null do not.
struct ToBoolean: Operation {
    static let name = "ToBoolean"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        .bool(value.isTruthy)
    }
}
