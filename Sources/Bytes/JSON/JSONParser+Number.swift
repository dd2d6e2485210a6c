extension JSONParser {
    /// Reads the number that begins at `index` (RFC 8259 section 6).
    mutating func number() throws(JSONError) -> JSONNumber {
        let start = index
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
            index += 1
            if at("+") || at("-") { index += 1 }
            try digits()
        }
        return JSONNumber(checked: text[start..<index])
    }

    private mutating func digits() throws(JSONError) {
        guard isDigit else { throw JSONError(index < text.count ? .number : .endOfText, at: index) }
        repeat { index += 1 } while isDigit
    }

    private var isDigit: Bool {
        index < text.count && text[index] >= UInt8(ascii: "0") && text[index] <= UInt8(ascii: "9")
    }

    private func at(_ symbol: Unicode.Scalar) -> Bool {
        index < text.count && text[index] == UInt8(ascii: symbol)
    }
}
