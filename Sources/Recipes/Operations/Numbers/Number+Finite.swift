extension Number {
    /// As a double. Throws where a whole number is too large for any.
    func finite(of value: Value) throws(OperationError) -> Double {
        if case .integer = self, double.isInfinite {
            throw OperationError("has a whole number that is too large for this", got: value)
        }
        return double
    }
}
