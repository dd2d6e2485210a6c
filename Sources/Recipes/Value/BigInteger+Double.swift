extension BigInteger {
    /// A double without what stands behind the point; nil for infinity and NaN.
    public init?(truncating value: Double) {
        guard value.isFinite else { return nil }
        if let value = Int(exactly: value.rounded(.towardZero)) {
            self.init(value)
            return
        }
        // At least 2 to the 63, so all of its 53 bits stand before the point.
        let magnitude = Natural(value.significandBitPattern | 1 << 52)
        self.init(isNegative: value < 0, magnitude << (Int(value.exponent) - 52))
    }

    /// Nil for what is no whole number.
    public init?(exactly value: Double) {
        guard value.rounded(.towardZero) == value else { return nil }
        self.init(truncating: value)
    }

    /// The nearest double, of two the even one; infinite where it is too large for any.
    public var double: Double {
        if let int { return Double(int) }
        let value = magnitude.double(exponent: 0)
        return isNegative ? -value : value
    }

    /// By their exact values, which a double of the number would not always show; nil for NaN.
    func compared(to value: Double) -> Comparison? {
        guard let whole = BigInteger(truncating: value) else {
            return value.isNaN ? nil : value > 0 ? .less : .greater
        }
        guard self == whole else { return self < whole ? .less : .greater }
        let rest = value - value.rounded(.towardZero)
        return rest == 0 ? .equal : rest > 0 ? .less : .greater
    }
}
