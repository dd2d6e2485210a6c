/// A timestamp as ISO 8601 writes it, its offset as numbers.
struct TimestampToISOFormat: Operation {
    static let name = "TimestampToISOFormat"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .timestamp(let timestamp) = value else { throw OperationError("needs a timestamp", got: value) }
        return .text(Text(checked: timestamp.isoFormat()))
    }
}
