internal import Bytes

extension OperationFields {
    /// A whole number that fits a machine word and lies within `range`.
    public func integer(
        _ name: String, default missing: Int? = nil, in range: ClosedRange<Int> = Int.min...Int.max
    ) throws(FieldError) -> Int {
        if let missing, object[name] == nil { return missing }
        let digits = try whole(name)
        guard let value = digits.int, range.contains(value) else { throw error(name, Self.limits(range)) }
        return value
    }

    public func optionalInteger(
        _ name: String, in range: ClosedRange<Int> = Int.min...Int.max
    ) throws(FieldError) -> Int? {
        has(name) ? try integer(name, in: range) : nil
    }

    /// A whole number of any size, taken for the nearest machine word: for places that only count.
    func clampedInteger(_ name: String, default missing: Int? = nil) throws(FieldError) -> Int {
        if let missing, object[name] == nil { return missing }
        let digits = try whole(name)
        return digits.int ?? (digits.isNegative ? Int.min : Int.max)
    }

    /// Infinity and what is no number can come as text; they lie within no range that is named.
    public func double(
        _ name: String, default missing: Double? = nil, in range: ClosedRange<Double>? = nil
    ) throws(FieldError) -> Double {
        if let missing, object[name] == nil { return missing }
        guard let value = LenientValue.double(try required(name)) else { throw error(name, "must be a number") }
        if let range, !range.contains(value) {
            throw error(name, "must be between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    public func optionalDouble(_ name: String, in range: ClosedRange<Double>? = nil) throws(FieldError) -> Double? {
        has(name) ? try double(name, in: range) : nil
    }

    /// A whole number or a double, as it is written: `2` is the one and `2.0` the other. In text, and from `true`, a
    /// whole number comes before a double.
    public func number(_ name: String) throws(FieldError) -> Value {
        switch try numeral(name) {
        case .integer(let integer): .integer(integer)
        case .double(let double): .double(double)
        }
    }

    /// See `number`.
    func numeral(_ name: String) throws(FieldError) -> Number {
        let value = try required(name)
        if case .number(let number) = value, number.isDouble { return .double(Double(number.text) ?? .nan) }
        if let digits = LenientValue.whole(value) {
            guard let integer = digits.integer else {
                throw error(name, "must be a number of at most \(Evaluation.digits) digits")
            }
            return .integer(integer)
        }
        guard let double = LenientValue.double(value) else { throw error(name, "must be a number") }
        return .double(double)
    }

    private func whole(_ name: String) throws(FieldError) -> WholeDigits {
        guard let digits = LenientValue.whole(try required(name)) else { throw error(name, "must be a whole number") }
        return digits
    }

    private static func limits(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (Int.min, Int.max): "must be a whole number that is not that large"
        case (let low, Int.max): "must be a whole number of at least \(low), and not too large"
        case (Int.min, let high): "must be a whole number of at most \(high), and not too small"
        case (let low, let high): "must be a whole number between \(low) and \(high)"
        }
    }
}
