extension Double {
    /// As Python's `repr` writes it: the fewest digits that read back as the number, `1.0`, `1e+16`, `1e-05`, `-0.0`,
    /// `inf`, `nan`.
    var written: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    func write(to output: inout [UInt8]) {
        guard isFinite else {
            output += Array((isNaN ? "nan" : self < 0 ? "-inf" : "inf").utf8)
            return
        }
        // Swift finds the same digits, but takes another form where the number is large.
        if magnitude >= 0.001 && magnitude < 1e15 {
            output += description.utf8
            return
        }
        if sign == .minus { output.append(UInt8(ascii: "-")) }
        let (digits, point) = significantDigits
        // The figures are Python's: from ten to the 16 on, and below ten to the -4.
        guard point > 16 || point < -3 else {
            Self.writePlain(digits, point, to: &output)
            return
        }
        output.append(digits[0])
        if digits.count > 1 {
            output.append(UInt8(ascii: "."))
            output += digits[1...]
        }
        output += Array(point > 0 ? "e+".utf8 : "e-".utf8)
        let exponent = (point - 1).magnitude
        if exponent < 10 { output.append(UInt8(ascii: "0")) }
        output += String(exponent).utf8
    }

    private static func writePlain(_ digits: [UInt8], _ point: Int, to output: inout [UInt8]) {
        let zero = UInt8(ascii: "0")
        if point <= 0 {
            output += [zero, UInt8(ascii: ".")]
            output += repeatElement(zero, count: -point)
            output += digits
            return
        }
        output += digits.prefix(point)
        output += repeatElement(zero, count: max(0, point - digits.count))
        output.append(UInt8(ascii: "."))
        output += digits.count > point ? digits[point...] : [zero]
    }

    /// The fewest digits that read back as the number, without zeros at either end, and how many of them stand before the
    /// point: 1, 1 for 1.0 and 15, -1 for 0.015.
    private var significantDigits: (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(magnitude.description.utf8)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        let whole = (point ?? digits.count) + exponent
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        // Zero itself.
        guard zeros < digits.count else { return ([UInt8(ascii: "0")], 1) }
        return (Array(digits[zeros...]), whole - zeros)
    }
}
