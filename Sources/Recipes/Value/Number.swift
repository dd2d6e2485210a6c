/// A number of either kind; a boolean is one too, as in Python.
enum Number: Sendable {
    case integer(BigInteger)
    case double(Double)

    /// The nearest double.
    var double: Double {
        switch self {
        case .integer(let value): value.double
        case .double(let value): value
        }
    }

    /// By their exact values; nil where one of them is NaN.
    func compared(to other: Number) -> Comparison? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return Comparison(left, right)
        case (.integer(let left), .double(let right)): return left.compared(to: right)
        case (.double(let left), .integer(let right)):
            return switch right.compared(to: left) {
            case .less: .greater
            case .greater: .less
            case let same: same
            }
        case (.double(let left), .double(let right)):
            return left.isNaN || right.isNaN ? nil : Comparison(left, right)
        }
    }
}

extension Value {
    /// What it counts as in sums and comparisons.
    var number: Number? {
        switch self {
        case .bool(let value): .integer(value ? 1 : 0)
        case .integer(let value): .integer(value)
        case .double(let value), .measure(let value): .double(value)
        case .array(let array) where array.shape.isEmpty: array.element(0).number
        default: nil
        }
    }
}
