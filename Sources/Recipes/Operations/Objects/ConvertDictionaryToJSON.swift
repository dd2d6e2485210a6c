/// An object as Python's `json.dumps` writes it.
struct ConvertDictionaryToJSON: Operation {
    static let name = "ConvertDictionaryToJSON"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .map = value else { throw OperationError("needs an object", got: value) }
        var dump = JSONDump()
        try dump.write(value, in: &evaluation)
        return .text(Text(checked: dump.bytes))
    }
}
