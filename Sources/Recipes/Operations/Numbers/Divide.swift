/// A number divided by another, always as a double.
struct Divide: Operation {
    static let name = "Divide"

    private let other: Number

    init(_ fields: OperationFields) throws(FieldError) {
        other = try fields.numeral("other")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard let number = value.number else { throw OperationError("needs a number", got: value) }
        if case .integer(let dividend) = number, case .integer(let divisor) = other {
            try evaluation.spend(steps: dividend.cost(with: divisor), on: value)
            guard let quotient = dividend.divided(by: divisor) else { throw divisionByZero(value) }
            guard quotient.isFinite else { throw OperationError("would make a number that is too large", got: value) }
            return .double(quotient)
        }
        let divisor = try other.finite(of: value)
        // NumPy divides by zero, where Python does not.
        if case .measure(let dividend) = value { return .measure(dividend / divisor) }
        guard divisor != 0 else { throw divisionByZero(value) }
        return .double(try number.finite(of: value) / divisor)
    }

    private func divisionByZero(_ value: Value) -> OperationError {
        OperationError("cannot divide by zero", got: value)
    }
}
