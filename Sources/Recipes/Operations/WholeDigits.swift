/// A whole number as it is written: its sign and its digits, no zeros before them.
struct WholeDigits: Equatable {
    let isNegative: Bool
    /// ASCII digits, one at least.
    let bytes: ArraySlice<UInt8>

    /// The number if it fits a machine word.
    var int: Int? {
        let digits = String(decoding: bytes, as: UTF8.self)
        return Int(isNegative ? "-" + digits : digits)
    }

    /// Nil where it has more digits than Python reads.
    var integer: BigInteger? { BigInteger((isNegative ? [UInt8(ascii: "-")] : []) + bytes) }

    init(machine value: Int) {
        isNegative = value < 0
        bytes = Array(String(value.magnitude).utf8)[...]
    }

    /// A sign or none, then digits and nothing else.
    init?(_ written: ArraySlice<UInt8>) {
        let sign = written.first
        let digits = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? written.dropFirst() : written
        guard !digits.isEmpty, digits.allSatisfy(Self.isDigit) else { return nil }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        bytes = significant.isEmpty ? [UInt8(ascii: "0")] : significant
        isNegative = sign == UInt8(ascii: "-") && !significant.isEmpty
    }

    /// Between digits a single `_` may stand, and after them a fraction that is naught.
    init?(written: ArraySlice<UInt8>) {
        var whole = written
        if let point = written.firstIndex(of: UInt8(ascii: ".")) {
            let fraction = written[(point + 1)...]
            guard !fraction.isEmpty, fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
            whole = written[..<point]
        }
        var plain: [UInt8] = []
        var last: UInt8 = 0
        for byte in whole {
            if byte != UInt8(ascii: "_") { plain.append(byte) } else if !Self.isDigit(last) { return nil }
            last = byte
        }
        guard last != UInt8(ascii: "_") else { return nil }
        self.init(plain[...])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
