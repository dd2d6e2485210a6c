extension Value {
    /// With nothing of NumPy about a number or a text by itself; arrays stay what they are.
    var scalar: Value {
        switch self {
        case .array(let array): array.shape.isEmpty ? array.element(0) : self
        case .measure(let double): .double(double)
        default: self
        }
    }

    /// With lists in place of arrays too. Takes two steps for each of their elements.
    func withoutArrays(in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .array(let array) = self, !array.shape.isEmpty else { return scalar }
        try evaluation.spend(steps: 2 * array.size, on: self)
        return array.plain
    }

    /// Each number within lists made into something else; `name` is what they are, should one be no number.
    func numbers(
        _ name: String, _ origin: Value, in evaluation: inout Evaluation, _ make: (Double) -> Value
    ) throws(OperationError) -> Value {
        switch try withoutArrays(in: &evaluation) {
        case .list(let elements):
            try evaluation.spend(steps: elements.count, on: origin)
            var numbers: [Value] = []
            numbers.reserveCapacity(elements.count)
            for element in elements { numbers.append(try element.numbers(name, origin, in: &evaluation, make)) }
            return .list(numbers)
        case .double(let double): return make(double)
        case .integer(let integer): return make(integer.double)
        case .bool(let bool): return make(bool ? 1 : 0)
        default: throw OperationError("needs numbers in '\(name)' of detections", got: origin)
        }
    }
}
