/// How NumPy writes the doubles of one array: all with their points below one another and at most eight digits behind
/// them, or all with an exponent where they are very large, very small or very different.
struct DoubleColumn {
    /// The digits of a number by its shortest text.
    private struct Digits {
        var isNegative: Bool
        /// Without zeros at either end but for zero itself.
        var digits: [UInt8]
        /// How many of them stand before the point; below zero where zeros follow it first.
        var point: Int
    }

    private let hasExponents: Bool
    /// What stands before the points at most, with the sign.
    private var left = 0
    /// Behind them at most.
    private var right = 0
    private var exponentDigits = 2

    private static let precision = 8

    /// Of the numbers that are shown. `isFloat`: they are of single precision.
    init(_ values: [Double], isFloat: Bool) {
        let magnitudes = values.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
        if let largest = magnitudes.max(), let smallest = magnitudes.min() {
            let (limit, ratio) =
                isFloat
                ? (Double(Float(0.0001)), Double(Float(largest) / Float(smallest))) : (0.0001, largest / smallest)
            hasExponents = largest >= 1e8 || smallest < limit || ratio > 1000
        } else {
            hasExponents = false
        }
        for value in values where value.isFinite {
            let number = number(value, isFloat)
            if hasExponents {
                left = max(left, number.isNegative ? 2 : 1)
                right = max(right, number.digits.count - 1)
                exponentDigits = max(exponentDigits, String((number.point - 1).magnitude).utf8.count)
            } else {
                left = max(left, max(1, number.point) + (number.isNegative ? 1 : 0))
                right = max(right, Self.fraction(of: number).count)
            }
        }
        if values.contains(where: { !$0.isFinite }) {
            let word = values.contains(-.infinity) ? 4 : 3
            left = max(left, word - width(behind: right) - 1)
        }
    }

    private func width(behind right: Int) -> Int { hasExponents ? right + 2 + exponentDigits : right }

    func text(of value: Double, isFloat: Bool) -> [UInt8] {
        guard value.isFinite else {
            let word = Array((value.isNaN ? "nan" : value < 0 ? "-inf" : "inf").utf8)
            return Self.padded(word, to: left + 1 + width(behind: right))
        }
        var number = number(value, isFloat)
        if hasExponents && isFloat && number.digits.count <= right {
            // Filled up with digits of its exact value, which those of a double would all be zeros.
            let exact = value.rounded(digits: right + 1 - number.point) ?? value
            number = Self.digits(of: exact.description)
        }
        let sign = number.isNegative ? Array("-".utf8) : []
        let zero = UInt8(ascii: "0")
        if hasExponents {
            var text =
                Self.padded(sign + number.digits.prefix(1), to: left) + Array(".".utf8) + number.digits.dropFirst()
            text += repeatElement(zero, count: right - (number.digits.count - 1))
            let exponent = number.digits == [zero] ? 0 : number.point - 1
            let digits = Array(String(exponent.magnitude).utf8)
            text += Array((exponent < 0 ? "e-" : "e+").utf8)
            return text + repeatElement(zero, count: exponentDigits - digits.count) + digits
        }
        var whole = Array(number.digits.prefix(max(0, number.point)))
        whole += repeatElement(zero, count: max(whole.isEmpty ? 1 : 0, number.point - whole.count))
        let fraction = Self.fraction(of: number)
        return Self.padded(sign + whole, to: left) + Array(".".utf8) + fraction
            + repeatElement(UInt8(ascii: " "), count: right - fraction.count)
    }

    /// The digits behind the point.
    private static func fraction(of number: Digits) -> [UInt8] {
        guard number.digits != [UInt8(ascii: "0")] else { return [] }
        return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, -number.point))
            + number.digits.dropFirst(max(0, number.point))
    }

    private static func padded(_ text: [UInt8], to width: Int) -> [UInt8] {
        repeatElement(UInt8(ascii: " "), count: max(0, width - text.count)) + text
    }

    /// With as many digits as are shown.
    private func number(_ value: Double, _ isFloat: Bool) -> Digits {
        let shortest = Self.digits(of: isFloat ? Float(value).description : value.description)
        let behind = hasExponents ? shortest.digits.count - 1 : shortest.digits.count - shortest.point
        guard behind > Self.precision else { return shortest }
        let kept = hasExponents ? Self.precision + 1 - shortest.point : Self.precision
        guard let rounded = value.rounded(digits: kept) else { return shortest }
        var number = Self.digits(of: rounded.description)
        number.isNegative = shortest.isNegative
        return number
    }

    private static func digits(of description: String) -> Digits {
        var number = Digits(isNegative: false, digits: [], point: 0)
        var point: Int?
        var exponent = 0
        var text = description.utf8[...]
        while let byte = text.popFirst() {
            switch byte {
            case UInt8(ascii: "e"):
                exponent = Int(Substring(text)) ?? 0
                text = text.suffix(0)
            case UInt8(ascii: "-"): number.isNegative = true
            case UInt8(ascii: "."): point = number.digits.count
            default: number.digits.append(byte)
            }
        }
        number.point = (point ?? number.digits.count) + exponent
        let zero = UInt8(ascii: "0")
        while number.digits.count > 1, number.digits.last == zero { number.digits.removeLast() }
        let zeros = number.digits.prefix { $0 == zero }.count
        if zeros == number.digits.count { return Digits(isNegative: number.isNegative, digits: [zero], point: 1) }
        number.digits.removeFirst(zeros)
        number.point -= zeros
        return number
    }
}
