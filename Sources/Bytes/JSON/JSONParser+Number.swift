extension JSONParser {
    /// Reads the number that begins at `index` (RFC 8259 section 6).
    mutating func number() throws(JSONError) -> JSONNumber {
        let start = index
        var hasExponent = false
        if at("-") { index += 1 }
        if at("0") {
            index += 1
            // No leading zeros: the number would end here, and a digit cannot follow a number.
            if isDigit { throw JSONError(.number, at: index) }
        } else {
            try digits()
        }
        if at(".") {
            index += 1
            try digits()
        }
        if at("e") || at("E") {
            hasExponent = true
            index += 1
            if at("+") || at("-") { index += 1 }
            try digits()
        }
        let number = JSONNumber(checked: text[start..<index])
        if limits.isForOthers, hasExponent || index - start > Self.digitsOfAnyDouble, number.double == nil {
            throw JSONError(.number, at: start)
        }
        return number
    }

    /// Without an exponent no shorter number is too large.
    private static let digitsOfAnyDouble = 308

    private mutating func digits() throws(JSONError) {
        guard isDigit else { throw JSONError(index < text.count ? .number : .endOfText, at: index) }
        repeat {
            index += 1
            try count(slowBytes: 1)
        } while isDigit
    }

    private var isDigit: Bool {
        index < text.count && text[index] >= UInt8(ascii: "0") && text[index] <= UInt8(ascii: "9")
    }

    private func at(_ symbol: Unicode.Scalar) -> Bool {
        index < text.count && text[index] == UInt8(ascii: symbol)
    }
}
