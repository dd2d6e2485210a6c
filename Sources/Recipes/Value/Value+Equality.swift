extension Value {
    /// Whether Python's `==` takes them for equal: `1`, `1.0` and `True` are, a list and a tuple never, and the order of a
    /// map's members does not count.
    ///
    /// Takes a step for each pair that is looked at, and one for each 64 bytes of text. A picture equals itself, as does
    /// NaN nowhere.
    func equals(_ other: Value, in evaluation: inout Evaluation) throws(OperationError) -> Bool {
        try evaluation.spend(steps: cost, on: self)
        switch (self, other) {
        case (.null, .null): return true
        case (.text(let left), .text(let right)): return left == right
        case (.bytes(let left), .bytes(let right)): return left == right
        case (.timestamp(let left), .timestamp(let right)): return left == right
        case (.image(let left), .image(let right)): return left.index == right.index
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            guard left.count == right.count else { return false }
            for (one, other) in zip(left, right) where try !one.equals(other, in: &evaluation) { return false }
            return true
        case (.map(let left), .map(let right)):
            guard left.count == right.count else { return false }
            for (name, one) in left.members {
                try evaluation.spend(steps: name.bytes.count / 64, on: self)
                guard let other = right[name], try one.equals(other, in: &evaluation) else { return false }
            }
            return true
        case (.array(let array), _) where array.shape.isEmpty:
            return try array.element(0).equals(other, in: &evaluation)
        case (_, .array(let array)) where array.shape.isEmpty:
            return try equals(array.element(0), in: &evaluation)
        case (.array, _), (_, .array):
            throw OperationError("cannot compare an array as a whole", got: self)
        case (.detection(let left), .detection(let right)) where left.isSame(as: right):
            return true
        case (.detections, .detections), (.detection, .detection):
            throw OperationError("cannot compare what was found in pictures", got: self)
        default:
            guard let left = number, let right = other.number else { return false }
            return left.compared(to: right) == .equal
        }
    }

    /// What looking at it costs, not counting its members.
    var cost: Int {
        switch self {
        case .text(let text): 1 + text.bytes.count / 64
        case .bytes(let bytes): 1 + bytes.count / 64
        case .integer(let integer): 1 + integer.wordCount / 8
        default: 1
        }
    }
}
