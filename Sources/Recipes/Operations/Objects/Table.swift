internal import Bytes

/// What stands for what, as an operation's field says.
struct Table: Sendable {
    private let values: ValueMap

    init(_ fields: OperationFields, _ name: String) throws(FieldError) {
        guard case .map(let map) = try Value(.object(try fields.object(name)), at: fields.place(name)) else {
            throw fields.error(name, "must be an object")
        }
        values = map
    }

    func look(up value: Value) throws(OperationError) -> Value {
        guard case .text(let name) = value.scalar else {
            throw OperationError("needs text that is in its table", got: value)
        }
        guard let found = values[name] else { throw OperationError("has nothing for it in its table", got: value) }
        return found
    }
}
