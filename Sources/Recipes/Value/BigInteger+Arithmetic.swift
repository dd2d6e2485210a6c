extension BigInteger {
    public static prefix func - (value: BigInteger) -> BigInteger {
        BigInteger(isNegative: !value.isNegative, value.magnitude)
    }

    public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        if let left = left.int, let right = right.int {
            let (sum, overflow) = left.addingReportingOverflow(right)
            if !overflow { return BigInteger(sum) }
        }
        if left.isNegative == right.isNegative {
            return BigInteger(isNegative: left.isNegative, left.magnitude + right.magnitude)
        }
        let (one, other) = (left.magnitude, right.magnitude)
        return one < other
            ? BigInteger(isNegative: right.isNegative, other - one)
            : BigInteger(isNegative: left.isNegative, one - other)
    }

    public static func - (left: BigInteger, right: BigInteger) -> BigInteger {
        left + -right
    }

    public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
        if let left = left.int, let right = right.int {
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            if !overflow { return BigInteger(product) }
        }
        return BigInteger(isNegative: left.isNegative != right.isNegative, left.magnitude * right.magnitude)
    }

    /// The nearest double to the quotient, as if it were known to the last digit; nil where the divisor is zero, infinite
    /// where it is too large for any.
    public func divided(by divisor: BigInteger) -> Double? {
        guard !divisor.isZero else { return nil }
        guard !isZero else { return divisor.isNegative ? -0.0 : 0 }
        var dividend = magnitude
        var other = divisor.magnitude
        // 66 bits of the quotient at least are more than a double has. What is left over only breaks ties.
        let shift = 66 - (dividend.bitWidth - other.bitWidth)
        if shift > 0 { dividend = dividend << shift } else { other = other << -shift }
        let (quotient, remainder) = dividend.divided(by: other)
        let value = quotient.double(exponent: -shift, hasMore: !remainder.isZero)
        return isNegative == divisor.isNegative ? value : -value
    }

    /// Rounded to so many digits behind the point, half to even; only negative numbers of them change anything.
    public func rounded(digits: Int) -> BigInteger {
        guard digits < 0 else { return self }
        let magnitude = magnitude
        // Less than half of the power of ten, so zero is nearest.
        guard digits >= -magnitude.digitsAtMost else { return 0 }
        let power = Natural.power(of: 10, -digits)
        return BigInteger(isNegative: isNegative, magnitude.dividedToNearest(by: power) * power)
    }
}
