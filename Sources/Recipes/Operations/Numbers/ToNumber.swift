/// A number that a value is or is written like.
///
/// A whole number comes from a double, whose fraction is cut off: so it is exact up to 2 to the 53 only.
struct ToNumber: Operation {
    static let name = "ToNumber"

    private enum Kind: String, CaseIterable {
        case whole = "int"
        case double = "float"
    }

    private let kind: Kind

    init(_ fields: OperationFields) throws(FieldError) {
        kind = try fields.choice("cast_to")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        if case .text(let text) = value { try evaluation.spend(steps: 5 + text.bytes.count / 8, on: value) }
        let double = try double(of: value)
        guard kind == .whole else { return .double(double) }
        // A large one has some hundred digits.
        try evaluation.spend(steps: double.magnitude < 0x1p63 ? 1 : 5, on: value)
        guard let integer = BigInteger(truncating: double) else {
            throw OperationError("makes no whole number of infinity, nor of what is no number", got: value)
        }
        return .integer(integer)
    }

    private func double(of value: Value) throws(OperationError) -> Double {
        if case .text(let text) = value {
            guard let double = NumberText(text).double else {
                throw OperationError("needs text that is written like a number", got: value)
            }
            return double
        }
        guard let number = value.number else { throw OperationError("needs a number, text or a boolean", got: value) }
        return try number.finite(of: value)
    }
}
