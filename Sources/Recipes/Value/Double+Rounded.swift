extension Double {
    /// Rounded to so many digits behind the point, or before it where they are negative: the exact value of the number,
    /// half to even, as Python's `round` does; nil where the result is too large for any double.
    func rounded(digits: Int) -> Double? {
        guard isFinite, self != 0 else { return self }
        // No double has a digit worth rounding beyond the 323rd, and none reaches half of ten to the 309.
        guard digits <= 323 else { return self }
        guard digits >= -308 else { return sign == .minus ? -0.0 : 0 }
        // The number is `whole` times two to the `power`.
        let power = Int(isNormal ? exponent : -1022) - 52
        let whole = Natural(isNormal ? significandBitPattern | 1 << 52 : significandBitPattern)
        guard power < 0 || digits < 0 else { return self }
        var dividend = whole
        var divisor = Natural(1)
        if power >= 0 { dividend = dividend << power } else { divisor = divisor << -power }
        let ten = Natural.power(of: 10, abs(digits))
        if digits >= 0 { dividend = dividend * ten } else { divisor = divisor * ten }
        let text = dividend.dividedToNearest(by: divisor).digits
        // Reading decimal digits rounds once and correctly.
        let value = Double(String(decoding: text, as: UTF8.self) + "e\(-digits)") ?? .infinity
        guard value.isFinite else { return nil }
        return sign == .minus ? -value : value
    }
}
