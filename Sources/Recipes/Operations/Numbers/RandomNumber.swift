/// A random number from the lesser bound on, whatever the value is.
///
/// Bounds in the wrong order give numbers above the first, as far as the second lies below it.
struct RandomNumber: Operation {
    static let name = "RandomNumber"

    private let min: Double
    private let max: Double

    init(_ fields: OperationFields) throws(FieldError) {
        min = try fields.double("min_value", default: 0)
        max = try fields.double("max_value", default: 1)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        // The system is asked for each.
        try evaluation.spend(steps: 5, on: value)
        guard min != max else { return .double(min) }
        return .double(min + evaluation.randomFraction() * abs(max - min))
    }
}
