extension Value {
    /// With lists in place of arrays, and nothing of NumPy about a number or a text by itself.
    var withoutArrays: Value {
        switch self {
        case .array(let array): array.plain
        case .measure(let double): .double(double)
        default: self
        }
    }

    /// Each number within lists made into something else; `name` is what they are, should one be no number.
    func numbers(
        _ name: String, _ origin: Value, _ make: (Double) -> Value
    ) throws(OperationError) -> Value {
        switch withoutArrays {
        case .list(let elements):
            return .list(try elements.map { element throws(OperationError) in try element.numbers(name, origin, make) })
        case .double(let double): return make(double)
        case .integer(let integer): return make(integer.double)
        case .bool(let bool): return make(bool ? 1 : 0)
        default: throw OperationError("needs numbers in '\(name)' of detections", got: origin)
        }
    }
}
