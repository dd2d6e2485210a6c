/// Numbers in text, with the leniency of Python's `float` and `int`.
///
/// White space, here without the separators of ASCII, may stand around them and single underscores between their digits, and the digits may be those of any
/// script.
struct NumberText {
    /// Only ASCII, without white space around it. A zero byte stands for all that no number has.
    private let bytes: [UInt8]

    init(_ text: Text) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.bytes.count)
        for scalar in text.trimmed(of: { $0.isBlank && !(0x1c...0x1f).contains($0.value) }).scalars {
            if scalar.value < 0x80 {
                bytes.append(UInt8(scalar.value))
            } else if scalar.isKnown, scalar.properties.numericType == .decimal {
                bytes.append(UInt8(ascii: "0") + UInt8(scalar.properties.numericValue ?? 0))
            } else {
                bytes.append(0)
            }
        }
        self.bytes = bytes
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Nil where an underscore does not stand between two digits.
    private var withoutUnderscores: [UInt8]? {
        guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
            guard index > 0, Self.isDigit(bytes[index - 1]) else { return nil }
            guard index + 1 < bytes.count, Self.isDigit(bytes[index + 1]) else { return nil }
        }
        return bytes.filter { $0 != UInt8(ascii: "_") }
    }

    /// Of 4,300 digits at most; nil for what Python refuses.
    var integer: BigInteger? {
        withoutUnderscores.flatMap { BigInteger($0) }
    }

    /// Infinite where it is too large; nil for what Python refuses.
    var double: Double? {
        guard let text = withoutUnderscores else { return nil }
        var rest = text[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard let value = Self.word(rest) ?? Self.decimal(rest) else { return nil }
        return isNegative ? -value : value
    }

    private static func word(_ text: ArraySlice<UInt8>) -> Double? {
        guard text.count <= 8 else { return nil }
        return switch String(decoding: text.map { $0 | 0x20 }, as: UTF8.self) {
        case "inf", "infinity": .infinity
        case "nan": .nan
        default: nil
        }
    }

    /// Digits with or without a point, and an exponent.
    private static func decimal(_ text: ArraySlice<UInt8>) -> Double? {
        let whole = text.prefix(while: isDigit)
        var rest = text[whole.endIndex...]
        var fraction = rest[rest.startIndex..<rest.startIndex]
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        var exponent = 0
        if let mark = rest.first {
            guard mark | 0x20 == UInt8(ascii: "e"), let value = Self.exponent(rest.dropFirst()) else { return nil }
            exponent = value
        }
        var digits = (whole + fraction).drop { $0 == UInt8(ascii: "0") }
        var point = exponent - fraction.count
        // No double lies so close to the middle of two others that more digits would tell; whether any follow does.
        if digits.count > 800 {
            let cut = digits.dropFirst(800)
            let isExact = cut.allSatisfy { $0 == UInt8(ascii: "0") }
            point += cut.count - 1
            digits = digits.prefix(800) + [UInt8(ascii: isExact ? "0" : "1")]
        }
        guard !digits.isEmpty else { return 0 }
        // Beyond any double with 801 digits, and within what reads an exponent.
        point = min(max(point, -10_000), 10_000)
        return Double(String(decoding: digits, as: UTF8.self) + "e\(point)")
    }

    /// Cut to what no text can make up for by its length.
    private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
        var digits = text
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        let value = digits.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), 1 << 40) }
        return isNegative ? -value : value
    }
}
