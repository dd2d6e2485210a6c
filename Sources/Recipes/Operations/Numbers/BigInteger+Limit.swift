extension BigInteger {
    /// Throws where it has more digits than Python writes.
    func checked(_ value: Value) throws(OperationError) -> BigInteger {
        guard hasAtMost(digits: Evaluation.digits) else {
            throw OperationError("would make a number of more than \(Evaluation.digits) digits", got: value)
        }
        return self
    }

    /// What a product with another costs in steps: that of two large numbers takes a while.
    func cost(with other: BigInteger) -> Int {
        // Both have at most twice the digits of the limit.
        digitsAtMost * other.digitsAtMost / 4096
    }
}
