/// A value as Python's `str` shows it.
struct ToString: Operation {
    static let name = "ToString"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        .text(try value.written(in: &evaluation))
    }
}
