/// One step that turns a value into another.
protocol Operation: Sendable {
    /// As it is called in `type`.
    static var name: String { get }

    /// Reads its fields; those that it does not know are ignored.
    init(_ fields: OperationFields) throws(FieldError)

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value
}
