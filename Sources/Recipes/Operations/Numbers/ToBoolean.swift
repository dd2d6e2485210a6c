/// Whether a value counts as something: empty text, lists and objects, zero and null do not.
struct ToBoolean: Operation {
    static let name = "ToBoolean"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        if case .array(let array) = value, array.size != 1 {
            throw OperationError("takes no array of several elements, or of none, for true or false", got: value)
        }
        return .bool(value.isTruthy)
    }
}
