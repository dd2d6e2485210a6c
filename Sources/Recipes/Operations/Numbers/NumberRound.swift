/// A number rounded to so many digits behind the point, half to even, by its exact decimal value.
///
/// Whole numbers stay whole, doubles stay doubles.
struct NumberRound: Operation {
    static let name = "NumberRound"

    private let digits: Int

    init(_ fields: OperationFields) throws(FieldError) {
        digits = try fields.clampedInteger("decimal_digits", default: nil)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        switch value {
        case .bool, .integer:
            guard case .integer(let integer)? = value.number else { return value }
            try evaluation.spend(steps: integer.cost(with: integer), on: value)
            return .integer(try integer.rounded(digits: digits).checked(value))
        case .double(let double):
            // By a division of whole numbers, which have some hundred digits where the number is very large or small.
            let length =
                abs(double.isFinite && double != 0 ? Int(double.exponent) : 0) + 3 * Int(min(digits.magnitude, 400))
            try evaluation.spend(steps: 15 + length / 16, on: value)
            guard let rounded = double.rounded(digits: digits) else {
                throw OperationError("would make a number that is too large", got: value)
            }
            return .double(rounded)
        case .measure(let double):
            try evaluation.spend(steps: 1 + Int(min(digits.magnitude, 400)) / 16, on: value)
            return .measure(rounded(measure: double))
        default: throw OperationError("needs a number", got: value)
        }
    }

    /// NumPy rounds by a power of ten and back, in doubles.
    private func rounded(measure: Double) -> Double {
        guard measure.isFinite else { return measure }
        var power = 1.0
        for _ in 0..<min(digits.magnitude, 400) { power *= 10 }
        return digits < 0
            ? (measure / power).rounded(.toNearestOrEven) * power : (measure * power).rounded(.toNearestOrEven) / power
    }
}
