/// What a table has for each member.
struct SequenceMap: Operation {
    static let name = "SequenceMap"

    private let table: Table

    init(_ fields: OperationFields) throws(FieldError) {
        table = try Table(fields, "lookup_table")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        var result: [Value] = []
        for member in try value.elements(in: &evaluation) { result.append(try table.look(up: member)) }
        return .list(result)
    }
}
