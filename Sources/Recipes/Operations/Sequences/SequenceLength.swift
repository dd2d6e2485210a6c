/// How many members a value has, or code points a text.
struct SequenceLength: Operation {
    static let name = "SequenceLength"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard let count = value.memberCount else { throw OperationError("needs a sequence", got: value) }
        return .integer(BigInteger(count))
    }
}
