/// What a table has for a value.
///
/// Its names are text, so that no number, boolean or null is ever found in it.
struct LookupTable: Operation {
    static let name = "LookupTable"

    private let table: Table

    init(_ fields: OperationFields) throws(FieldError) {
        table = try Table(fields, "lookup_table")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        try table.look(up: value)
    }
}
