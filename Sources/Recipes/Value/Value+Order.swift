extension Value {
    /// How it stands to another as Python orders them: numbers and booleans by their exact values, text by code points,
    /// lists and tuples by the first members that differ, timestamps by their moments. Nil where one has NaN.
    ///
    /// Throws where there is no order: between kinds, between timestamps of which only one has an offset, and between
    /// values of all other kinds.
    func compared(to other: Value, in evaluation: inout Evaluation) throws(OperationError) -> Comparison? {
        try evaluation.spend(steps: cost, on: self)
        switch (self, other) {
        case (.text(let left), .text(let right)): return Comparison(left, right)
        case (.bytes(let left), .bytes(let right)):
            return left == right ? .equal : left.lexicographicallyPrecedes(right) ? .less : .greater
        case (.timestamp(let left), .timestamp(let right)):
            guard (left.offset == nil) == (right.offset == nil) else {
                throw OperationError("cannot order timestamps with and without an offset", got: self)
            }
            return Comparison(left.instant, right.instant)
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            for (one, other) in zip(left, right) where try !one.equals(other, in: &evaluation) {
                return try one.compared(to: other, in: &evaluation)
            }
            return Comparison(left.count, right.count)
        default:
            guard let left = number, let right = other.number else {
                throw OperationError("cannot order \(kind) and \(other.kind)", got: self)
            }
            return left.compared(to: right)
        }
    }
}
